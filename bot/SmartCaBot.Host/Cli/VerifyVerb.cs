using System.Text.Json;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Host.Cli;

/// <summary>
/// <c>verify FILE</c>: plain words, or one JSON object. What the file is its content says; only a signature's document is found by name.
/// Exit code 0 only when every signature is valid.
/// </summary>
internal static class VerifyVerb
{
    private const string Beside = ".p7s";

    public static async Task<ExitCode> RunAsync(Toolbox tools, string file, string? content, bool json, TextWriter output)
    {
        var answer = VerifyAnswer.Of(await VerifyAsync(tools.Get<Verifier>(), file, content));
        if (json) await output.WriteLineAsync(JsonSerializer.Serialize(answer, VerifyJson.Default.VerifyAnswer));
        else await TellAsync(answer, output);
        return answer.IsValid ? ExitCode.Done : ExitCode.No;
    }

    private static async Task<DocumentReport> VerifyAsync(Verifier verifier, string file, string? content)
    {
        await using var document = File.OpenRead(file);
        if (await DocumentKinds.OfAsync(document, CancellationToken.None) == DocumentKind.SignedData)
        {
            await using var signed = OpenOrNull(content ?? (file.EndsWith(Beside, StringComparison.OrdinalIgnoreCase) ? file[..^Beside.Length] : null));
            return await verifier.VerifyAsync(document, signed, CancellationToken.None);
        }

        // A document without a signature of its own may have one beside it.
        var report = await verifier.VerifyAsync(document, content: null, CancellationToken.None);
        if (report is DocumentReport.Checked) return report;
        await using var signature = OpenOrNull(file + Beside);
        return signature is null ? report : await verifier.VerifyAsync(signature, document, CancellationToken.None);
    }

    private static FileStream? OpenOrNull(string? path) => path is not null && File.Exists(path) ? File.OpenRead(path) : null;

    private static async Task TellAsync(VerifyAnswer answer, TextWriter output)
    {
        await output.WriteLineAsync(VerifyWords.Of(answer));
        foreach (var signature in answer.Signatures)
        {
            await output.WriteLineAsync($"  {(signature.IsDocumentTimeStamp ? "time stamp over the document by " : "")}{signature.Signer}, {signature.SignedAt:u}: {VerifyWords.Of(signature)}");
            await output.WriteLineAsync($"    covers {VerifyWords.Of(signature.Coverage)}; certificate {signature.SerialNumber} of {signature.Issuer}, {VerifyWords.Of(signature.Chain)}");
            if (signature.Chain is ChainFinding.Trusted) await output.WriteLineAsync($"    {VerifyWords.Of(signature.Revocation)}");
            if (signature.TimeStamp is null && signature.ProvedAt is { } proved) await output.WriteLineAsync($"    a time stamp over the document proves: signed by {proved:u}");
            if (signature.TimeStamp is { } stamp) await output.WriteLineAsync($"    {VerifyWords.Of(stamp)}");
            if (signature.Changes.Count > 0) await output.WriteLineAsync($"    added since: {string.Join(", ", signature.Changes.Select(VerifyWords.Of))}");
            foreach (var (what, parts) in VerifyWords.Of(signature.Parts)) await output.WriteLineAsync($"    {what}: {string.Join(", ", parts)}");
            if (signature.Attack is { } attack) await output.WriteLineAsync($"    this looks like {VerifyWords.Of(attack)}");
        }
    }
}
