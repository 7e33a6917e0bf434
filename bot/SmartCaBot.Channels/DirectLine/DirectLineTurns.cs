using System.Text.Json;
using SmartCaBot.Channels.DirectLine.Tokens;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Turns;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.DirectLine;

/// <summary>Takes what people send: addressed, made durable, acknowledged; the turn follows by itself.</summary>
internal sealed class DirectLineTurns(TurnRunner turns, IEnumerable<ITypingListener> typing, ChannelsOptions options, TimeProvider clock)
{
    public const string Channel = "directline";

    private readonly ITypingListener[] _typing = [.. typing];
    private readonly ChannelAccount _bot = new() { Id = options.BotId, Name = options.BotName, Role = Roles.Bot };

    /// <summary>The id the person's activity has or, when it was posted before, had then.</summary>
    public static string IdOf(string conversationId, Activity activity) => Ids.Activity(conversationId, ClientActivityId(activity));

    /// <summary>Call before reading a body: whoever sends faster than the bot answers waits here.</summary>
    public ValueTask WaitForRoomAsync(string conversationId, CancellationToken cancellationToken) =>
        turns.WaitForRoomAsync(conversationId, cancellationToken);

    /// <param name="caller">Authenticated for this conversation.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="id">From <see cref="IdOf"/>.</param>
    /// <param name="activity">As the client sent it.</param>
    public async ValueTask PostAsync(Caller caller, string conversationId, string id, Activity activity)
    {
        if (activity.Type == ActivityTypes.Typing)
        {
            foreach (var listener in _typing) listener.PersonIsTyping(conversationId);
        }

        if (!IsForBot(activity)) return;
        var userId = caller is Caller.Person(var claims) ? claims.UserId
            : activity.From?.Id is { Length: > 0 and <= 128 } named ? named : "dl_server";
        // The page reports its person's arrival, and so did the start of the conversation: one of them counts.
        if (activity is { Type: ActivityTypes.Event, Name: FlowEngine.JoinEvent }) id = Ids.Join(conversationId);
        await ReceiveAsync(conversationId, id, userId, activity);
    }

    /// <summary>Lets the bot greet. False when the person had arrived before.</summary>
    /// <param name="conversationId">Where to.</param>
    /// <param name="userId">Who.</param>
    /// <param name="value">Language and way of arrival.</param>
    /// <param name="arrival">Null for the first arrival; else what tells this one from others.</param>
    public ValueTask<bool> JoinAsync(string conversationId, string userId, JoinValue value, string? arrival = null) => ReceiveAsync(
        conversationId,
        arrival is null ? Ids.Join(conversationId) : Ids.Join(conversationId, arrival),
        userId,
        new Activity
        {
            Type = ActivityTypes.Event,
            Name = FlowEngine.JoinEvent,
            Locale = value.Language,
            Value = JsonSerializer.SerializeToElement(value, ChannelsJson.Default.JoinValue),
        });

    private ValueTask<bool> ReceiveAsync(string conversationId, string id, string userId, Activity activity)
    {
        var now = clock.GetUtcNow();
        var addressed = activity with
        {
            Id = id,
            ChannelId = Channel,
            Timestamp = now,
            ServiceUrl = null,
            From = (activity.From ?? new ChannelAccount()) with { Id = userId, Role = Roles.User },
            Recipient = _bot,
            Conversation = new ConversationAccount { Id = conversationId },
            MembersAdded = null,
            DeliveryMode = null,
            Attachments = Foreign(activity.Attachments),
        };
        // Once the body is here the message is taken, even if the phone has gone: no cancellation from here on.
        return turns.ReceiveAsync(new IncomingActivity(conversationId, Channel, id, userId, addressed, now), CancellationToken.None);
    }

    /// <summary>Typing is no turn; what only a channel may say is accepted and left out.</summary>
    private static bool IsForBot(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message or ActivityTypes.EndOfConversation => true,
        ActivityTypes.Event => ClientEvents.IsAllowed(activity.Name),
        _ => false,
    };

    /// <summary>An attachment with nothing in it breaks the page that shows it.</summary>
    private static Attachment[]? Foreign(IReadOnlyList<Attachment>? attachments) =>
        attachments?.Where(a => a.ContentUrl is not null || a.Content is not null).ToArray() is { Length: > 0 } kept ? kept : null;

    private static string? ClientActivityId(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
}
