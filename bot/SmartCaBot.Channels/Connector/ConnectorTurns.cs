using System.Security.Cryptography;
using System.Text.Json;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Turns;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Connector;

/// <summary>Runs turns for channels that wait for the replies.</summary>
internal sealed class ConnectorTurns(TurnRunner turns, IConversationStore store, ChannelsOptions options, TimeProvider clock)
{
    private const string Channel = "connector";
    private const int PageSize = 200;

    /// <param name="activity">Authenticated, with channelId, conversation.id and from.id.</param>
    /// <param name="cancellationToken">Ends the wait; the turn goes on.</param>
    /// <returns>Our conversation's id, and the replies: the same ones when the same activity comes again.</returns>
    public async Task<(string ConversationId, IEnumerable<TranscriptEntry> Replies)> RunAsync(Activity activity, CancellationToken cancellationToken)
    {
        // Two channels may use the same ids, and none of them may reach into Direct Line's.
        var conversationId = $"{Channel}|{activity.ChannelId}|{activity.Conversation!.Id}";
        if (ForBot(activity) is not { } input) return (conversationId, []);
        var id = activity.Id is { Length: > 0 } given ? given : RandomNumberGenerator.GetHexString(32, lowercase: true);
        var now = clock.GetUtcNow();
        var addressed = input with
        {
            Id = id,
            Timestamp = now,
            From = input.From! with { Role = Roles.User },
            Recipient = (input.Recipient ?? new ChannelAccount { Id = options.BotId, Name = options.BotName }) with { Role = Roles.Bot },
            Attachments = UploadedAttachments.WithoutInner(input.Attachments),
        };
        var incoming = new IncomingActivity(conversationId, Channel, $"{conversationId}|{id}", $"{activity.ChannelId}|{activity.From!.Id}", addressed, now);
        return await turns.RunAsync(incoming, cancellationToken) is { } commit
            ? (conversationId, commit.Transcript.Skip(1))
            : (conversationId, await ReadRepliesAsync(conversationId, id, cancellationToken));
    }

    /// <summary>Null for what no turn answers: typing, events of the system's own, the bot's own arrival.</summary>
    private static Activity? ForBot(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message or ActivityTypes.EndOfConversation => activity,
        ActivityTypes.Event => ClientEvents.IsAllowed(activity.Name) ? activity : null,
        ActivityTypes.ConversationUpdate => activity.MembersAdded?.Any(m => m.Id != activity.Recipient?.Id) == true ? Arrival(activity) : null,
        _ => null,
    };

    /// <summary>Somebody joined: what the page calls <c>webchat/join</c>.</summary>
    private static Activity Arrival(Activity activity) => activity with
    {
        Type = ActivityTypes.Event,
        Name = FlowEngine.JoinEvent,
        Value = JsonSerializer.SerializeToElement(new JoinValue(activity.Locale, null, null), ChannelsJson.Default.JoinValue),
    };

    /// <summary>A repeated activity is rare; its replies are looked up from the beginning.</summary>
    private async Task<IEnumerable<TranscriptEntry>> ReadRepliesAsync(string conversationId, string activityId, CancellationToken cancellationToken)
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
