using SmartCaBot.Conversations.Storing;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Answers;

/// <summary>Shows one value in full to one agent who says why. Audited before it is shown.</summary>
internal sealed class Unmasking(IConversationStore conversations, GivenAnswers answers, IStaffAudit audit)
{
    /// <returns>Null: there is no such answer.</returns>
    public async Task<string?> ShowAsync(StaffMember staff, DeskCase about, string key, string why, CancellationToken cancellationToken)
    {
        var state = (await conversations.LoadAsync(about.ConversationId, cancellationToken))?.State;
        if (state is null || answers.Of(state).FirstOrDefault(one => one.Key == key) is not { } answer) return null;
        await audit.RecordAsync(
            AuditKind.ValueUnmasked, staff, about.ConversationId, about.Id, $"value={key};why={AuditWords.Clean(why)}", cancellationToken);
        return answer.Whole;
    }
}
