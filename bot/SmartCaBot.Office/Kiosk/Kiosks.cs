using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Storing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Kiosk;

/// <summary>Devices that officers hand to citizens: a token opens one chat, once, within ten minutes.</summary>
public sealed class Kiosks
{
    internal static readonly TimeSpan TimeToStart = TimeSpan.FromMinutes(10);

    private readonly KioskTable _table;
    private readonly IStaffAudit _audit;
    private readonly TimeProvider _clock;

    internal Kiosks(KioskTable table, IStaffAudit audit, TimeProvider clock) => (_table, _audit, _clock) = (table, audit, clock);

    /// <summary>Uses a token up. The code of the desk where the citizen is, empty for none; null when the token opens nothing (any more).</summary>
    public async Task<string?> UseAsync(string token, CancellationToken cancellationToken) =>
        Secrets.IsShaped(token) && await _table.UseAsync(Secrets.Hash(token), cancellationToken) is { } ticket ? ticket.Campaign : null;

    /// <returns>The token.</returns>
    internal async Task<string> PrepareAsync(StaffMember member, PrintedCampaign? campaign, CancellationToken cancellationToken)
    {
        var token = Secrets.New();
        var ticket = new KioskTicket(
            Secrets.Hash(token), campaign?.Office ?? member.Office ?? "", campaign?.Code ?? "", member.Id, _clock.GetUtcNow() + TimeToStart);
        await _table.AddAsync(
            ticket, session => _audit.RecordAsync(session, AuditKind.KioskStarted, member, "", ticket.Campaign, $"office={ticket.Office}"), cancellationToken);
        return token;
    }
}
