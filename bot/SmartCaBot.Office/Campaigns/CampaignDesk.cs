using SmartCaBot.Office.Storing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Campaigns;

/// <summary>What officers do with codes. Another office's code is not found.</summary>
internal sealed class CampaignDesk(CampaignTable table, CampaignDirectory directory, IStaffAudit audit, TimeProvider clock)
{
    public Task<IReadOnlyList<PrintedCampaign>> ListAsync(StaffMember member, CancellationToken cancellationToken) =>
        table.ListAsync(member.Office, cancellationToken);

    public async Task<PrintedCampaign?> FindAsync(StaffMember member, string? text, CancellationToken cancellationToken) =>
        CampaignCode.TryRead(text, out var code) && await table.FindAsync(code, cancellationToken) is { } campaign && member.MaySee(campaign.Office)
            ? campaign : null;

    /// <returns>The new code.</returns>
    public async Task<string> AddAsync(StaffMember member, CampaignDraft draft, CancellationToken cancellationToken)
    {
        var campaign = new PrintedCampaign(
            CampaignCode.New(), draft.Office, draft.Desk, draft.Step, draft.Channels, draft.ValidFrom, draft.ValidTo, draft.Note, member.Id, clock.GetUtcNow());
        await table.AddAsync(
            campaign, session => audit.RecordAsync(session, AuditKind.CampaignAdded, member, "", campaign.Code, Detail(campaign)), cancellationToken);
        directory.Forget();
        return campaign.Code;
    }

    /// <returns>False when somebody changed or ended it since it was read.</returns>
    public async Task<bool> TryChangeAsync(StaffMember member, PrintedCampaign was, CampaignDraft draft, CancellationToken cancellationToken)
    {
        var next = was with
        {
            Desk = draft.Desk,
            Step = draft.Step,
            Channels = draft.Channels,
            ValidFrom = draft.ValidFrom,
            ValidTo = draft.ValidTo,
            Note = draft.Note,
        };
        var changed = await table.TryChangeAsync(
            next, session => audit.RecordAsync(session, AuditKind.CampaignChanged, member, "", next.Code, Detail(next)), cancellationToken);
        directory.Forget();
        return changed;
    }

    /// <returns>False when it was ended before.</returns>
    public async Task<bool> TryEndAsync(StaffMember member, PrintedCampaign campaign, CancellationToken cancellationToken)
    {
        var ended = await table.TryEndAsync(
            campaign.Code, session => audit.RecordAsync(session, AuditKind.CampaignClosed, member, "", campaign.Code, $"office={campaign.Office}"), cancellationToken);
        directory.Forget();
        return ended;
    }

    private static string Detail(PrintedCampaign campaign) => $"office={campaign.Office};starts={campaign.Step};channels={campaign.Channels}";
}
