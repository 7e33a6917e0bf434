using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Connector.Outbound;

/// <summary>
/// Shows that the bot is at work on a long turn: a typing activity every three seconds, which is as long as a channel shows one. Not
/// durable, and never tried again: the answer is what counts.
/// </summary>
internal sealed class ConnectorTyping(ConnectorCalls calls, ConnectorOptions options, TimeProvider clock, IHostApplicationLifetime lifetime)
    : ITurnListener
{
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _shown = new(StringComparer.Ordinal);

    public void Working(IncomingActivity incoming)
    {
        if (incoming.Channel != ConnectorTurns.Channel || incoming.Activity.DeliveryMode == DeliveryModes.ExpectReplies) return;
        var now = clock.GetUtcNow();
        if (_shown.TryGetValue(incoming.ConversationId, out var last) && now - last < Shown) return;
        _shown[incoming.ConversationId] = now;
        _ = ShowAsync(incoming);
    }

    public void Committed(TurnCommit commit) => _shown.TryRemove(commit.Incoming.ConversationId, out _);

    private async Task ShowAsync(IncomingActivity incoming)
    {
        var cause = incoming.Activity;
        var typing = new Activity
        {
            Type = ActivityTypes.Typing,
            ChannelId = cause.ChannelId,
            ServiceUrl = cause.ServiceUrl,
            Conversation = cause.Conversation,
            From = cause.Recipient,
            Recipient = cause.From,
        };
        if (ActivityAddress.Of(typing, options.AllowHttp) is not { } url) return;
        Task shown = calls.PostAsync(
            url, typing, idempotencyKey: null, ConnectorIds.IsAuthenticated(incoming.ConversationId), lifetime.ApplicationStopping);
        await shown.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
