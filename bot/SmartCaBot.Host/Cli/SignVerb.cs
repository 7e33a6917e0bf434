using SmartCaBot.Admin.Switches;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Host.Delivery;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Pdf;

namespace SmartCaBot.Host.Cli;

/// <summary>
/// <c>sign FILE --citizen ID</c>: the same steps as in the chat. The citizen shows who they are with a code, then confirms the signature with
/// another; both are read from stdin, one a line. Prints the path of the signed file, or of the signature beside it.
/// </summary>
internal static class SignVerb
{
    public static async Task<ExitCode> RunAsync(
        Toolbox tools, string file, string citizen, Arguments flags, TextReader input, TextWriter output, TextWriter prompts)
    {
        if (!CitizenId.TryParse(citizen, out var id))
        {
            await prompts.WriteLineAsync("--citizen needs 12 digits.");
            return ExitCode.Usage;
        }

        if (await SignFlags.ReadAsync(flags) is not { } wanted)
        {
            await prompts.WriteLineAsync("--visible wants PAGE:X,Y,WIDTH,HEIGHT; --certify wants 1, 2 or 3; --level wants B, T, LT or LTA.");
            return ExitCode.Usage;
        }

        // Before a code goes out: nobody is called to the phone for a file that is not there.
        if (!File.Exists(file)) return await EndAsync(prompts, $"There is no file {file}.", ExitCode.Usage);
        await tools.Get<ISwitchControl>().LearnAsync(CancellationToken.None);
        var core = tools.Get<SigningCore>();
        if (await core.Identification.BeginAsync(Guid.NewGuid().ToString("N"), "sign", id, LocalIdentification.Purpose, CancellationToken.None) is not BeginResult.Begun begun)
            return await EndAsync(prompts, "A code could not be sent.", ExitCode.Unavailable);
        var shown = await core.Identification.ConfirmAsync(
            "first", begun.CheckId, LocalIdentification.Purpose, await AskAsync(tools, "Identity code: ", input, prompts), CancellationToken.None);
        if (shown is not IdentityConfirmation.Established known) return await EndAsync(prompts, "That is not the code.", ExitCode.No);

        var credentials = await core.Signing.CredentialsAsync(known.Subject, CancellationToken.None);
        if (credentials.FirstOrDefault(c => c.Id == known.CredentialId && c.Status == CredentialStatus.Active) is not { } credential)
            return await EndAsync(prompts, "There is no usable certificate.", ExitCode.No);
        await using var document = File.OpenRead(file);
        var signer = await tools.Get<DocumentSigners>().ForAsync(document, CancellationToken.None);
        if (signer is PdfDocumentSigner) signer = new PdfDocumentSigner(tools.Get<FormatOptions>().Pdf with { Signature = wanted }, tools.Get<TrustServices>());
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, SignedNames.Of(Path.GetFileName(file), signer.Format));
        if (signer.Format != DocumentFormat.CmsDetached && File.Exists(path)) return await EndAsync(prompts, $"{path} is there already.", ExitCode.No);
        if (await WriteAsync(path + ".new") is { } failure)
        {
            File.Delete(path + ".new");
            return await EndAsync(prompts, failure, ExitCode.No);
        }

        try
        {
            if (File.Exists(path)) await JoinAsync(path, path + ".new");
        }
        catch (InvalidDataException)
        {
            return await EndAsync(prompts, $"{path} is there already and is no signature; the new one is {path}.new.", ExitCode.No);
        }

        File.Move(path + ".new", path, overwrite: signer.Format == DocumentFormat.CmsDetached);
        await output.WriteLineAsync(path);
        return ExitCode.Done;

        async Task<string?> WriteAsync(string target)
        {
            await using var signed = new FileStream(target, FileMode.Create, FileAccess.Write);
            return await core.Signing.SignAsync(
                known.Subject, credential.Id, Path.GetFileName(file), signer, document,
                async (transaction, token) =>
                {
                    await core.Signing.SendCodeAsync("first", transaction.Id, known.Subject, token);
                    return await core.Signing.ConfirmAsync(
                        "first", transaction.Id, known.Subject, await AskAsync(tools, "Signing code: ", input, prompts), token);
                },
                signed, CancellationToken.None) switch
            {
                SignResult.Written => null,
                SignResult.NotPrepared { Why: PrepareResult.Refused refused } => $"It cannot be signed: {refused.Reason}. {refused.Detail}",
                SignResult.NotPrepared other => $"It cannot be signed: {other.Why}.",
                SignResult.NotConfirmed other => $"Not signed: {other.Why.GetType().Name}.",
                var unknown => throw new InvalidOperationException($"Unknown outcome {unknown}."),
            };
        }
    }

    /// <summary>A signature beside a document joins those that are there.</summary>
    private static async Task JoinAsync(string there, string added)
    {
        var (others, ours) = (await File.ReadAllBytesAsync(there), await File.ReadAllBytesAsync(added));
        await File.WriteAllBytesAsync(added, CmsSignatures.Merge(others, ours));
    }

    /// <summary>No host need run: what lies in the outbox is sent from here. In Development the message is shown.</summary>
    private static async Task<string> AskAsync(Toolbox tools, string prompt, TextReader input, TextWriter prompts)
    {
        foreach (var dispatcher in tools.All<IHostedService>().OfType<OutboxDispatcher>()) await dispatcher.DeliverAsync(CancellationToken.None);
        if (tools.All<RecordedMessages>().FirstOrDefault() is { } recorded && await recorded.ListAsync(CancellationToken.None) is [var newest, ..])
            await prompts.WriteLineAsync($"Development, not sent: {newest.Text}");
        await prompts.WriteAsync(prompt);
        return await input.ReadLineAsync() ?? "";
    }

    private static async Task<ExitCode> EndAsync(TextWriter prompts, string text, ExitCode code)
    {
        await prompts.WriteLineAsync(text);
        return code;
    }
}
