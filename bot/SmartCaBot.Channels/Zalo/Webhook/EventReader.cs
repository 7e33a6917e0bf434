using System.Globalization;
using System.Text.Json;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Turns;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Zalo.Webhook;

/// <summary>Turns events (developers.zalo.me, Official Account, webhook) into activities. Pure.</summary>
internal sealed class EventReader(ZaloOptions options, ChannelsOptions bot, ActivityReader messages)
{
    private const string SentByPerson = "user_send_";
    private const string SentByAccount = "oa_send_";

    private static readonly HashSet<string> Unanswered =
    [
        "user_received_message", "user_seen_message", "user_reacted_message", "oa_reacted_message", "unfollow",
    ];

    /// <param name="body">Genuine.</param>
    /// <param name="receivedAt">By our clock.</param>
    public ZaloEvent Read(JsonElement body, DateTimeOffset receivedAt)
    {
        var name = body.Text("event_name") ?? "";
        var sentAt = body.Number("timestamp") ?? receivedAt.ToUnixTimeMilliseconds();
        if (Unanswered.Contains(name)) return new ZaloEvent.Nothing();
        if (name is "follow" or "user_click_chatnow")
            return (body.Text("follower", "id") ?? body.Text("user_id")) is { } visitor ? Greeting(visitor, sentAt, receivedAt) : new ZaloEvent.Unknown();
        if (name.StartsWith(SentByAccount, StringComparison.Ordinal)) return OfAccount(body, name, sentAt, receivedAt);
        if (name is not "user_submit_info" && !name.StartsWith(SentByPerson, StringComparison.Ordinal)
            || name.StartsWith("user_send_group", StringComparison.Ordinal) || body.Text("sender", "id") is not { Length: > 0 } person)
            return new ZaloEvent.Unknown();
        if (messages.Read(name, body) is not { } message) return new ZaloEvent.Unknown();
        var id = body.Text("message", "msg_id") ?? string.Create(CultureInfo.InvariantCulture, $"{name}|{person}|{sentAt}");
        return Turn(message, id, person, sentAt, receivedAt);
    }

    /// <summary>Following and opening the chat come together or one after the other; once a day is enough.</summary>
    private ZaloEvent.Turn Greeting(string person, long sentAt, DateTimeOffset receivedAt)
    {
        var day = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(sentAt), bot.Zone);
        var join = Join(code: null);
        return Turn(join, string.Create(CultureInfo.InvariantCulture, $"greet|{person}|{day:yyyy-MM-dd}"), person, sentAt, receivedAt);
    }

    /// <summary>Without an administrator it is the echo of what this bot sent.</summary>
    private ZaloEvent OfAccount(JsonElement body, string name, long sentAt, DateTimeOffset receivedAt)
    {
        if (body.Text("sender", "admin_id") is not { Length: > 0 } || options.PauseAfterOffice == TimeSpan.Zero) return new ZaloEvent.Nothing();
        if (body.Text("recipient", "id") is not { Length: > 0 } person) return new ZaloEvent.Unknown();
        var handsBack = body.Text("message", "text")?.Trim().Equals(options.HandBackWord, StringComparison.OrdinalIgnoreCase) == true;
        var until = handsBack ? null : $$"""{"until":"{{(receivedAt + options.PauseAfterOffice).UtcDateTime:O}}"}""";
        var pause = new Activity { Type = ActivityTypes.Event, Name = FlowEngine.PauseEvent, Value = until is null ? null : JsonElement.Parse(until) };
        var id = body.Text("message", "msg_id") ?? string.Create(CultureInfo.InvariantCulture, $"{name}|{person}|{sentAt}");
        return Turn(pause, id, person, sentAt, receivedAt);
    }

    /// <summary>Somebody came, perhaps by a printed code.</summary>
    internal static Activity Join(string? code) => new()
    {
        Type = ActivityTypes.Event,
        Name = FlowEngine.JoinEvent,
        Value = JsonSerializer.SerializeToElement(new JoinValue(Language: null, Flow: null, code), ChannelsJson.Default.JoinValue),
    };

    private ZaloEvent.Turn Turn(Activity activity, string id, string person, long sentAt, DateTimeOffset receivedAt)
    {
        var conversation = ZaloIds.Conversation(person);
        var addressed = activity with
        {
            Id = id,
            Timestamp = receivedAt,
            ChannelId = ZaloIds.Channel,
            From = new ChannelAccount { Id = person, Role = Roles.User },
            Recipient = new ChannelAccount { Id = bot.BotId, Name = bot.BotName, Role = Roles.Bot },
            Conversation = new ConversationAccount { Id = conversation },
        };
        return new ZaloEvent.Turn(new IncomingActivity(conversation, ZaloIds.Channel, id, person, addressed, receivedAt), sentAt);
    }
}
