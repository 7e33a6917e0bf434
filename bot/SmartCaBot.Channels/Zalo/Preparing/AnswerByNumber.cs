using SmartCaBot.Channels.Zalo.Replies;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Zalo.Preparing;

/// <summary>Takes "1" for the button it stands for, when the last thing that the bot said had buttons.</summary>
internal sealed class AnswerByNumber(IConversationStore store)
{
    /// <summary>Entries of the transcript that are looked through for the bot's last message.</summary>
    private const int Back = 24;

    public async ValueTask<Activity> ReadAsync(IncomingActivity incoming, long lastSequence, CancellationToken cancellationToken)
    {
        var said = incoming.Activity;
        if (said.Type != ActivityTypes.Message || said.Value is not null || said.Attachments is { Count: > 0 } || said.Text is not { Length: > 0 } text
            || NumberWords.Read(text, letters: false) is null && NumberWords.Read(text, letters: true) is null)
            return said;
        var tail = await store.ReadTranscriptAsync(incoming.ConversationId, Math.Max(0, lastSequence - Back), Back, cancellationToken);
        var last = tail.LastOrDefault(entry => entry.Visible && entry.Activity is { Type: ActivityTypes.Message, From.Role: Roles.Bot });
        if (last is null) return said;
        var list = ChoiceList.Of(last.Activity);
        return NumberWords.Read(text, list.HasLetters) is { } place && place >= 1 && place <= list.Choices.Count
            ? Pressed(said, list.Choices[place - 1])
            : said;
    }

    private static Activity Pressed(Activity said, CardAction chosen) => said with { Text = chosen.Title, Value = chosen.Value };
}
