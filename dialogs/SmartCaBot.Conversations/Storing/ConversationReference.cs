using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Storing;

/// <summary>Where a conversation's person is reached when the bot speaks first: kept from the last message they sent. Encrypted at rest.</summary>
/// <param name="Channel">As in <see cref="IncomingActivity.Channel"/>.</param>
/// <param name="UserId">As in <see cref="IncomingActivity.UserId"/>.</param>
/// <param name="ChannelId">The activity's channelId: behind one connector there are many channels.</param>
/// <param name="ServiceUrl">Where the channel takes calls; null for channels that have one fixed address.</param>
/// <param name="User">The person's account.</param>
/// <param name="Bot">The bot's account, as the channel calls it.</param>
/// <param name="Conversation">As the channel calls it.</param>
/// <param name="Locale">BCP 47; the last one that was said.</param>
public sealed record ConversationReference(
    string Channel, string UserId, string? ChannelId, string? ServiceUrl, ChannelAccount? User, ChannelAccount? Bot,
    ConversationAccount? Conversation, string? Locale)
{
    /// <summary>After a turn: the same instance when nothing has changed, so that nothing is written.</summary>
    public static ConversationReference After(ConversationReference? before, IncomingActivity incoming)
    {
        var activity = incoming.Activity;
        // A hub speaks of the conversation in its own name; the person is where they were.
        return before is not null && (before.Reaches(incoming) || activity.Name == HubEvents.Status)
            ? before
            : new ConversationReference(
                incoming.Channel, incoming.UserId, activity.ChannelId, activity.ServiceUrl, activity.From, activity.Recipient,
                activity.Conversation, activity.Locale ?? before?.Locale);
    }

    /// <summary>
    /// Of a stored conversation; null when there is no telling. One whose last turn an early version ran keeps none; then there was but one
    /// channel, and the first entry tells.
    /// </summary>
    public static async ValueTask<ConversationReference?> OfAsync(
        IConversationStore store, StoredConversation conversation, CancellationToken cancellationToken) => conversation.Reference
        ?? (await store.ReadTranscriptAsync(conversation.Id, 0, 1, cancellationToken) is [{ Activity: var first }, ..]
            ? new ConversationReference(
                first.ChannelId ?? "", first.From?.Id ?? "", first.ChannelId, first.ServiceUrl, first.From, first.Recipient,
                first.Conversation, first.Locale)
            : null);

    /// <summary>An event of the system for this conversation, as if its person had caused it.</summary>
    public Activity Event(string id, string name) => new()
    {
        Type = ActivityTypes.Event,
        Id = id,
        Name = name,
        ChannelId = ChannelId,
        ServiceUrl = ServiceUrl,
        From = User,
        Recipient = Bot,
        Conversation = Conversation,
        Locale = Locale,
    };

    public override string ToString() => $"ConversationReference({Channel}, ***)";

    // By ids: what else an account carries (a display name) does not change where the person is.
    private bool Reaches(IncomingActivity incoming) =>
        Channel == incoming.Channel && UserId == incoming.UserId && ChannelId == incoming.Activity.ChannelId
        && ServiceUrl == incoming.Activity.ServiceUrl && User?.Id == incoming.Activity.From?.Id
        && Bot?.Id == incoming.Activity.Recipient?.Id && Conversation?.Id == incoming.Activity.Conversation?.Id
        && (incoming.Activity.Locale is null || Locale == incoming.Activity.Locale);
}
