using System.Security.Cryptography;
using System.Text.Json;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Turns;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Connector;

/// <summary>Makes turns of what channels send: those that wait for the replies, and those that are called back.</summary>
internal sealed class ConnectorTurns(TurnRunner turns, IConversationStore store, ChannelsOptions options, ConnectorOptions connector, TimeProvider clock)
{
    public const string Channel = "connector";

    /// <summary>Begins the ids of activities that came without one: nothing can be said in reply to them.</summary>
    public const string Nameless = "nameless-";

    private const int PageSize = 200;

    /// <summary>Whether any turn answers it. Not: typing, events of the system's own, the bot's own arrival, groups, changes of old messages.</summary>
    /// <param name="activity">As it came.</param>
    /// <param name="authenticated">Whether a channel has vouched for it.</param>
    public bool IsForBot(Activity activity, bool authenticated) => ForBot(activity, authenticated) is not null;

    /// <summary>Durable when it returns; the turn follows. False when the same activity was received before.</summary>
    /// <param name="activity">With channelId, conversation.id and from.id, and for the bot.</param>
    /// <param name="authenticated">Whether a channel has vouched for it.</param>
    public ValueTask<bool> ReceiveAsync(Activity activity, bool authenticated) =>
        // Once the body is here the message is taken, even if the channel has gone: no cancellation.
        turns.ReceiveAsync(Incoming(activity, authenticated), CancellationToken.None);

    /// <summary>Returns when the conversation has few turns waiting.</summary>
    public ValueTask WaitForRoomAsync(Activity activity, bool authenticated, CancellationToken cancellationToken) =>
        turns.WaitForRoomAsync(ConversationOf(activity, authenticated), cancellationToken);

    /// <param name="activity">With channelId, conversation.id and from.id.</param>
    /// <param name="authenticated">Whether a channel has vouched for it.</param>
    /// <param name="cancellationToken">Ends the wait; the turn goes on.</param>
    /// <returns>Our conversation's id, and the replies: the same ones when the same activity comes again.</returns>
    public async Task<(string ConversationId, IReadOnlyList<TranscriptEntry> Replies)> RunAsync(
        Activity activity, bool authenticated, CancellationToken cancellationToken)
    {
        if (!IsForBot(activity, authenticated)) return (ConversationOf(activity, authenticated), []);
        var incoming = Incoming(activity, authenticated);
        return await turns.RunAsync(incoming, cancellationToken) is { } commit
            ? (incoming.ConversationId, [.. commit.Transcript.Skip(1)])
            : (incoming.ConversationId, await ReadRepliesAsync(incoming.ConversationId, incoming.Activity.Id!, cancellationToken));
    }

    private static string ConversationOf(Activity activity, bool authenticated) =>
        ConnectorIds.Conversation(authenticated, activity.ChannelId!, activity.Conversation!.Id!);

    private IncomingActivity Incoming(Activity activity, bool authenticated)
    {
        var conversationId = ConversationOf(activity, authenticated);
        var input = ForBot(activity, authenticated)!;
        var id = activity.Id is { Length: > 0 } given ? given : Nameless + RandomNumberGenerator.GetHexString(32, lowercase: true);
        var now = clock.GetUtcNow();
        var addressed = input with
        {
            Id = id,
            Timestamp = now,
            From = input.From! with { Role = Roles.User },
            Recipient = (input.Recipient ?? new ChannelAccount { Id = options.BotId, Name = options.BotName }) with { Role = Roles.Bot },
        };
        // Channels report an arrival in several ways, and again; a person is greeted once.
        var name = addressed is { Type: ActivityTypes.Event, Name: FlowEngine.JoinEvent }
            ? $"{conversationId}|join"
            : ConnectorIds.Activity(conversationId, id);
        return new IncomingActivity(conversationId, Channel, name, ConnectorIds.User(activity.ChannelId!, input.From!.Id!), addressed, now);
    }

    private Activity? ForBot(Activity activity, bool authenticated) => activity switch
    {
        // What one person tells the bot is not for the others of a group.
        { Conversation.IsGroup: true } => null,
        { Type: ActivityTypes.Message or ActivityTypes.EndOfConversation } => activity,
        { Type: ActivityTypes.Event, Name: HubEvents.Status } => authenticated && activity.ChannelId == connector.HubChannel ? activity : null,
        { Type: ActivityTypes.Event } => ClientEvents.IsAllowed(activity.Name) ? activity : null,
        { Type: ActivityTypes.ConversationUpdate } => Arrival(activity),
        _ => null,
    };

    /// <summary>Somebody joined: what the page calls <c>webchat/join</c>. The channel may report it in its own name; it is the person's.</summary>
    private static Activity? Arrival(Activity activity) =>
        activity.MembersAdded?.FirstOrDefault(member => member.Id is { Length: > 0 } && member.Id != activity.Recipient?.Id) is { } person
            ? activity with
            {
                Type = ActivityTypes.Event,
                Name = FlowEngine.JoinEvent,
                Value = JsonSerializer.SerializeToElement(new JoinValue(activity.Locale, null, null), ChannelsJson.Default.JoinValue),
                From = person,
            }
            : null;

    /// <summary>A repeated activity is rare; its replies are looked up from the beginning.</summary>
    private async Task<IReadOnlyList<TranscriptEntry>> ReadRepliesAsync(
        string conversationId, string activityId, CancellationToken cancellationToken)
    {
        var replies = new List<TranscriptEntry>();
        for (var after = 0L; ;)
        {
            var page = await store.ReadTranscriptAsync(conversationId, after, PageSize, cancellationToken);
            replies.AddRange(page.Where(e => e.Activity.ReplyToId == activityId && e.Activity.From?.Role == Roles.Bot));
            if (page.Count < PageSize) return replies;
            after = page[^1].Sequence;
        }
    }
}
