using System.Globalization;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Cli;

/// <summary><c>certificate</c>: what an officer does with certificates, by their serial numbers. Prints nothing personal.</summary>
internal static class CertificateVerb
{
    private const int HistoryPage = 50;

    public static async Task<ExitCode> ListOwnAsync(Toolbox tools, TextWriter output)
    {
        foreach (var own in await tools.Get<IAuthorityStore>().CertificatesAsync(CancellationToken.None))
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{own.SerialNumber} {own.Role,-16} {own.Number,3} {own.NotAfter:u} {own.Status} {own.Reason}").TrimEnd());
        }
        return ExitCode.Done;
    }

    public static async Task<ExitCode> ShowAsync(Toolbox tools, string serial, TextWriter output)
    {
        if (await FindAsync(tools, serial) is not { } credential) return await UnknownAsync(serial, output);
        var now = tools.Get<TimeProvider>().GetUtcNow();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{credential.SerialNumber} {credential.NotBefore:u} {credential.NotAfter:u} {credential.StatusAt(now)} {credential.Reason} {credential.StatusChangedAt:u}").TrimEnd());
        return ExitCode.Done;
    }

    /// <summary>What was to be signed with it, newest first: when, what became of it, the transaction, how many documents, who asked.</summary>
    public static async Task<ExitCode> HistoryAsync(Toolbox tools, string serial, Arguments arguments, TextWriter output)
    {
        if (await FindAsync(tools, serial) is not { } credential) return await UnknownAsync(serial, output);
        if (!int.TryParse(arguments.Value("skip") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var skip)) return ExitCode.Usage;
        foreach (var transaction in await tools.Get<SigningCore>().Signing.HistoryAsync(credential.Subject, credential.Id, skip, HistoryPage, CancellationToken.None))
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{transaction.ClosedAt ?? transaction.CreatedAt:u} {transaction.State,-11} {transaction.Id:N} {transaction.Documents.Count,3} {transaction.Requester?.ClientId ?? "chat"}"));
        }

        return ExitCode.Done;
    }

    /// <param name="tools">The installation.</param>
    /// <param name="verb">suspend, resume or revoke.</param>
    /// <param name="serial">Whose.</param>
    /// <param name="arguments">--as WHO, --reason REASON to revoke.</param>
    /// <param name="output">Told what became of it.</param>
    public static async Task<ExitCode> ChangeAsync(Toolbox tools, string verb, string serial, Arguments arguments, TextWriter output)
    {
        var reason = RevocationReason.Unspecified;
        if (verb == "revoke" && !TryReason(arguments.Value("reason"), out reason))
        {
            await output.WriteLineAsync($"--reason is one of {string.Join(", ", Reasons)}.");
            return ExitCode.Usage;
        }

        var (core, who) = (tools.Get<SigningCore>(), Who(arguments));
        var outcome = await FindAsync(tools, serial) is not { } credential
            ? verb == "revoke" ? await core.RevokeAuthorityCertificateAsync(Serial(serial), reason, who, CancellationToken.None) : StatusOutcome.NotFound
            : verb switch
            {
                "suspend" => await core.Credentials.SuspendAsync(credential.Id, who, CancellationToken.None),
                "resume" => await core.Credentials.ResumeAsync(credential.Id, who, CancellationToken.None),
                _ => await core.Credentials.RevokeAsync(credential.Id, who, reason, CancellationToken.None),
            };
        if (outcome == StatusOutcome.NotFound) return await UnknownAsync(serial, output);
        await output.WriteLineAsync(outcome.ToString());
        return outcome switch
        {
            StatusOutcome.Done => ExitCode.Done,
            StatusOutcome.SigningUnavailable => ExitCode.Unavailable,
            _ => ExitCode.No,
        };
    }

    public static async Task<ExitCode> RenewAsync(Toolbox tools, string serial, Arguments arguments, TextWriter output)
    {
        if (await FindAsync(tools, serial) is not { } credential) return await UnknownAsync(serial, output);
        var key = arguments.Has("same-key") ? RenewalKey.Same : RenewalKey.New;
        var result = await tools.Get<SigningCore>().Renewal.RenewAsync(credential.Id, Who(arguments), key, CancellationToken.None);
        await output.WriteLineAsync(result switch
        {
            RenewalResult.Renewed renewed => $"Renewed {renewed.Credential.SerialNumber}",
            RenewalResult.AlreadyRenewed earlier => $"AlreadyRenewed {earlier.Credential.SerialNumber}",
            RenewalResult.TooEarly early => string.Create(CultureInfo.InvariantCulture, $"TooEarly; from {early.From:u}"),
            RenewalResult.NotPossible impossible => $"NotPossible: {impossible.Status}",
            var other => other.GetType().Name,
        });
        return result switch
        {
            RenewalResult.Renewed or RenewalResult.AlreadyRenewed => ExitCode.Done,
            RenewalResult.SigningUnavailable => ExitCode.Unavailable,
            _ => ExitCode.No,
        };
    }

    private static IEnumerable<RevocationReason> Reasons => Enum.GetValues<RevocationReason>().Except([RevocationReason.CertificateHold]);

    private static bool TryReason(string? text, out RevocationReason reason) =>
        Enum.TryParse(text, ignoreCase: true, out reason) && Reasons.Contains(reason) && !char.IsDigit(text![0]);

    private static string Who(Arguments arguments) => $"command:{arguments.Value("as") ?? Environment.UserName}";

    private static string Serial(string text) => text.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();

    private static Task<Credential?> FindAsync(Toolbox tools, string serial) =>
        tools.Get<ISigningStore>().FindCredentialBySerialAsync(Serial(serial), CancellationToken.None);

    private static async Task<ExitCode> UnknownAsync(string serial, TextWriter output)
    {
        await output.WriteLineAsync(
            $"No certificate here has the serial number {Serial(serial)}. It stands in the certificate, in hexadecimal, and at /admin/certificates; smartcabot certificate list shows the service's own.");
        return ExitCode.No;
    }
}
