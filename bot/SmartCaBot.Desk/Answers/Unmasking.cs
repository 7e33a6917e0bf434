using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Answers;

/// <summary>Shows one value in full to whoever has the case now, or a supervisor while it is open, who says why. Audited before it is shown.</summary>
internal sealed class Unmasking(IConversationStore conversations, GivenAnswers answers, IStaffAudit audit)
{
    /// <param name="staff">Who.</param>
    /// <param name="caseId">Of which case.</param>
    /// <param name="now">The latest case of its conversation.</param>
    public static bool May(StaffMember staff, string caseId, HandoffCase? now) =>
        now is { IsOpen: true } && now.Id == caseId
        && ((now.State == CaseState.Agent && now.Agent == staff.Id) || staff.Is(StaffRole.Supervisor));

    /// <returns>Null: it is not for them to see, or there is no such answer.</returns>
    public async Task<string?> ShowAsync(StaffMember staff, DeskCase about, string key, string why, CancellationToken cancellationToken)
    {
        var state = (await conversations.LoadAsync(about.ConversationId, cancellationToken))?.State;
        if (state is null || !May(staff, about.Id, state.Case)) return null;
        if (answers.Of(state).FirstOrDefault(one => one.Key == key) is not { } answer) return null;
        await audit.RecordAsync(
            AuditKind.ValueUnmasked, staff, about.ConversationId, about.Id, $"value={key};why={AuditWords.Clean(why)}", cancellationToken);
        return answer.Whole;
    }
}
