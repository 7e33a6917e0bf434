using System.Runtime.CompilerServices;
using SmartCaBot.Host.Setup;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Cli;

/// <summary>
/// <c>audit verify</c>: the chain from its first record, and every seal against the public key noted when the token was filled;
/// <c>audit verify FILE</c>: the same of a copy as /admin/audit exports it, where the records' own hashes and order count, and what links them.
/// </summary>
internal static class AuditVerb
{
    public static async Task<ExitCode> RunAsync(Toolbox tools, TextWriter output)
    {
        if (tools.Get<AuthorityFiles>().FindAuditKey() is not { } key) return await NotSetUpAsync(output);
        return await TellAsync(await AuditVerifier.VerifyAsync(tools.Get<IAuditStore>(), key, CancellationToken.None), output);
    }

    /// <param name="tools">Of the installation whose seal key is asked for.</param>
    /// <param name="file">JSON lines.</param>
    /// <param name="output">Receives the verdict.</param>
    public static async Task<ExitCode> RunAsync(Toolbox tools, string file, TextWriter output)
    {
        if (tools.Get<AuthorityFiles>().FindAuditKey() is not { } key) return await NotSetUpAsync(output);
        try
        {
            return await TellAsync(await AuditVerifier.VerifyAsync(ReadAsync(file), key, isPart: true, CancellationToken.None), output);
        }
        catch (InvalidDataException problem)
        {
            await output.WriteLineAsync(problem.Message);
            return ExitCode.No;
        }
    }

    private static async IAsyncEnumerable<AuditRecord> ReadAsync(string file, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(file, cancellationToken))
        {
            number++;
            yield return AuditLine.Parse(line) ?? throw new InvalidDataException($"Line {number} is no record of the log.");
        }
    }

    private static async Task<ExitCode> NotSetUpAsync(TextWriter output)
    {
        await output.WriteLineAsync("The token has not been set up yet; there is no audit log.");
        return ExitCode.Unavailable;
    }

    private static async Task<ExitCode> TellAsync(AuditVerdict verdict, TextWriter output)
    {
        switch (verdict)
        {
            case AuditVerdict.Intact intact:
                await output.WriteLineAsync(
                    $"Intact: {intact.Records} records, sealed up to {intact.SealedUpTo}. Head {Convert.ToHexStringLower(intact.HeadHash)}.");
                return ExitCode.Done;
            case AuditVerdict.Broken broken:
                await output.WriteLineAsync($"BROKEN at record {broken.Sequence}: {broken.Why}.");
                return ExitCode.No;
            default:
                throw new InvalidOperationException("Unknown verdict.");
        }
    }
}
