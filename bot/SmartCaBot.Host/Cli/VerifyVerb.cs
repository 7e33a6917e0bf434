using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Adapters;

namespace SmartCaBot.Host.Cli;

/// <summary><c>verify FILE</c>: plain words, or one JSON object. Exit code 0 only when every signature is valid.</summary>
internal static class VerifyVerb
{
    public static async Task<ExitCode> RunAsync(Toolbox tools, string file, bool json, TextWriter output)
    {
        await using var content = File.OpenRead(file);
        var verification = Verifier.Describe(await tools.Get<Verifier>().VerifyAsync(content, CancellationToken.None));
        if (json) await output.WriteLineAsync(JsonSerializer.Serialize(verification, VerificationJson.Default.Verification));
        else await TellAsync(verification, output);
        return verification.Outcome is VerificationOutcome.Valid or VerificationOutcome.ValidWithLaterChanges ? ExitCode.Done : ExitCode.No;
    }

    private static async Task TellAsync(Verification verification, TextWriter output)
    {
        await output.WriteLineAsync(Words(verification.Outcome));
        foreach (var signature in verification.Signatures)
            await output.WriteLineAsync($"  {signature.Signer}, {signature.SignedAt:u}: {Words(signature.Outcome)}");
    }

    private static string Words(VerificationOutcome outcome) => outcome switch
    {
        VerificationOutcome.Valid => "Valid: nothing was changed after signing.",
        VerificationOutcome.ValidWithLaterChanges => "Valid: later additions are further signatures.",
        VerificationOutcome.Altered => "NOT valid: the document or a signature was changed.",
        VerificationOutcome.Undecided => "Not decided: the signer cannot be traced to our root, or the signature is of a kind not checked here.",
        VerificationOutcome.NoSignature => "The document carries no signature.",
        VerificationOutcome.NotReadable => "Not a PDF that can be read.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Verification))]
internal sealed partial class VerificationJson : JsonSerializerContext;
