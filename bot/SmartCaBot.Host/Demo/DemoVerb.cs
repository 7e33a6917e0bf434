using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Host.Cli;
using SmartCaBot.Host.Setup;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Host.Demo;

/// <summary>
/// <c>demo [DIRECTORY]</c>: the main job against the real host over HTTP, without a browser. Prints the conversation, then the signed file
/// and what verifiers say of it. The data directory is a fresh one below artifacts/demo unless one is named.
/// </summary>
internal static class DemoVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>Nobody looks at the dossier here, but the way that people go is shown whole.</summary>
    private static readonly Dictionary<string, string> Settings = new() { ["SmartCaBot__Registration__CardPictures"] = "Required" };

    public static async Task<ExitCode> RunAsync(string? dataDirectory, TextWriter output)
    {
        using var limit = new CancellationTokenSource(Longest);
        var folder = Path.GetFullPath(Path.Combine("artifacts", "demo"));
        Directory.CreateDirectory(folder);
        var data = dataDirectory ?? Path.Combine(folder, "data");
        if (dataDirectory is null && Directory.Exists(data)) Directory.Delete(data, recursive: true);
        var original = DemoDocument.Make();
        var signed = Path.Combine(folder, "don-xin-xac-nhan-da-ky.pdf");
        await File.WriteAllBytesAsync(Path.Combine(folder, "don-xin-xac-nhan.pdf"), original, limit.Token);

        await using var log = TextWriter.Synchronized(File.CreateText(Path.Combine(folder, "host.log")));
        await using (var host = await ChildHost.StartAsync(data, log, Settings, cancellationToken: limit.Token))
        {
            using var chat = new DirectLineClient(host.Client(), Patience);
            try
            {
                await ConverseAsync(chat, original, signed, limit.Token);
            }
            catch (Exception error) when (error is InvalidOperationException or OperationCanceledException)
            {
                TranscriptPrinter.Print(chat.Transcript, output);
                output.WriteLine($"The conversation did not come to its end: {error.Message}");
                return ExitCode.No;
            }

            TranscriptPrinter.Print(chat.Transcript, output);
        }

        return await VerifyAsync(DataDirectory.Open(data), signed, original, output, limit.Token) ? ExitCode.Done : ExitCode.No;
    }

    private static async Task ConverseAsync(DirectLineClient chat, byte[] original, string signed, CancellationToken cancellationToken)
    {
        var citizen = new DemoCitizen(chat, DemoPerson.Lan);
        await citizen.AskAsync(cancellationToken);
        await citizen.RegisterAsync(cancellationToken);
        var file = await citizen.SignAsync("don-xin-xac-nhan.pdf", original, cancellationToken);
        await File.WriteAllBytesAsync(signed, await chat.DownloadAsync(file, cancellationToken), cancellationToken);
    }

    private static async Task<bool> VerifyAsync(
        DataDirectory data, string signed, byte[] original, TextWriter output, CancellationToken cancellationToken)
    {
        var authority = new AuthorityFiles(data);
        output.WriteLine();
        output.WriteLine($"signed file        {signed}");
        output.WriteLine($"root certificate   {authority.Root}");
        var documents = new Verifier(authority, FormatOptions.Of(original.Length + (1 << 20), TimeZoneInfo.Utc), TimeProvider.System);
        await using var content = File.OpenRead(signed);
        var verification = Verifier.Describe(await documents.VerifyAsync(content, content: null, cancellationToken));
        foreach (var signature in verification.Signatures)
            output.WriteLine($"smartcabot verify  {signature.Outcome}: {signature.Signer}, {signature.SignedAt:u}");
        var outside = await OutsideVerifiers.CheckAsync(signed, original, authority.Root, output, cancellationToken);
        return outside && verification.Outcome == VerificationOutcome.Valid;
    }
}
