using SmartCaBot.Host.Setup;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Cli;

/// <summary><c>audit verify</c>: the chain from its first record, and every seal against the public key noted when the token was filled.</summary>
internal static class AuditVerb
{
    public static async Task<ExitCode> RunAsync(Toolbox tools, TextWriter output)
    {
        if (tools.Get<AuthorityFiles>().FindAuditKey() is not { } key)
        {
            await output.WriteLineAsync("The token has not been set up yet; there is no audit log.");
            return ExitCode.Unavailable;
        }

        switch (await AuditVerifier.VerifyAsync(tools.Get<IAuditStore>(), key, CancellationToken.None))
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
