using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Desk.Answers;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Writing;

/// <summary>Says what an agent has written, when it may be said.</summary>
internal sealed class AgentSaying(
    HandoffLine line, IConversationStore conversations, AgentAttachments attachments, CaseOffices offices, CaseWatch watch)
{
    public const int LongestText = 2000;

    public async Task<SayProblem> SayAsync(StaffMember by, DeskCase about, AgentMessage message, CancellationToken cancellationToken)
    {
        // Said by somebody else it would be refused anyway; but then a file would have been stored.
        if (!about.IsWith(by.Id)) return SayProblem.NotYours;
        var text = TurnInput.Clean(message.Text);
        if (text.Length > LongestText) return SayProblem.TooLong;
        if (SecretRequest.IsIn(text)) return SayProblem.AsksForSecret;
        if (!attachments.Fit(message)) return SayProblem.FileTooLarge;
        var commandId = $"say-{about.Id}-{message.Draft}-{await message.FingerprintAsync(cancellationToken)}";
        text = await FillAsync(text, by, about, cancellationToken);
        var (problem, attached) = await attachments.OfAsync(about.ConversationId, about.Language, commandId, message, cancellationToken);
        if (problem != SayProblem.None) return problem;
        if (text.Length == 0 && attached.Count == 0) return SayProblem.Empty;

        var say = new HandoffCommand.Say(new DeskAgent(by.Id, by.Name), text) { Attachments = [.. attached] };
        var result = await line.SendAsync(about.ConversationId, say, commandId, cancellationToken);
        await watch.RefreshAsync(cancellationToken);
        return result is HandoffResult.Done ? SayProblem.None : SayProblem.NotYours;
    }

    private async Task<string> FillAsync(string text, StaffMember by, DeskCase about, CancellationToken cancellationToken)
    {
        if (!text.Contains('{', StringComparison.Ordinal)) return text;
        var state = (await conversations.LoadAsync(about.ConversationId, cancellationToken))?.State;
        return ReplyText.Fill(
            text, new ReplyValues(state is null ? null : GivenAnswers.GivenName(state), by.Name, await offices.NameOfAsync(about.Office, cancellationToken)));
    }
}
