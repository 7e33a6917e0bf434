using SmartCaBot.Host.Cli;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ceremonies;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Ceremonies;

/// <summary>
/// Two custodians in front of one terminal: each types a passphrase, then the protocol is written, and its digest into the audit log.
/// Only then is anything done.
/// </summary>
internal sealed class Ceremony(CustodianFiles custodians, IAuditStore audit, TimeProvider clock)
{
    /// <summary>Null when it does not come about; says why.</summary>
    /// <param name="operation">What shall be agreed to.</param>
    /// <param name="subject">Of which key or whom.</param>
    /// <param name="arguments">Name the two: --custodians NAME,NAME.</param>
    /// <param name="terminal">Asks for the passphrases.</param>
    /// <param name="cancellationToken">Stops it before anything is written.</param>
    public async Task<Approval?> HoldAsync(
        CeremonyOperation operation, string subject, Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var names = (arguments.Value("custodians") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Distinct(StringComparer.Ordinal).Count() < 2)
            return await RefuseAsync(terminal, "Two custodians are needed: --custodians NAME,NAME (smartcabot keys custodian list).");
        var present = new List<(Custodian, string)>();
        foreach (var name in names)
        {
            if (custodians.Find(name) is not { } custodian) return await RefuseAsync(terminal, $"There is no custodian {name}.");
            present.Add((custodian, await terminal.AskSecretAsync($"Passphrase of {name}", cancellationToken)));
        }

        if (Approval.Give(operation, subject, present, clock.GetUtcNow()) is not { } approval)
            return await RefuseAsync(terminal, "A passphrase is wrong. Nothing was done.");
        var path = await custodians.KeepAsync(approval, cancellationToken);
        await audit.AppendAsync(
            new AuditEvent(
                AuditKind.CeremonyHeld, clock.GetUtcNow(), approval.Actor, Subject: "", subject, $"operation={operation};protocol={approval.Sha256}"),
            cancellationToken);
        await terminal.SayAsync($"Agreed by {string.Join(" and ", names)}; protocol {path}");
        return approval;
    }

    private static async Task<Approval?> RefuseAsync(Terminal terminal, string why)
    {
        await terminal.ComplainAsync(why);
        return null;
    }
}
