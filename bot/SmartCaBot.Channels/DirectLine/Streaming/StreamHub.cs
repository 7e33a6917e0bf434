using System.Collections.Concurrent;
using System.Text.Json;
using SmartCaBot.Channels.Http;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.DirectLine.Streaming;

/// <summary>All open sockets, by conversation. Pushes what turns commit; what a socket misses it reads from the transcript.</summary>
internal sealed class StreamHub(ActivitySetWriter writer, DirectLineOptions options, ChannelsOptions channels, TimeProvider clock)
    : ITurnListener, ITypingDisplay
{
    private static readonly TimeSpan StaysAtLeast = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, StreamSocket[]> _sockets = new(StringComparer.Ordinal);

    public IEnumerable<StreamSocket> All => _sockets.SelectMany(pair => pair.Value);

    /// <summary>
    /// Where a conversation has all the sockets it may, the oldest goes: most likely a phone that lost its network. One that has just
    /// come stays, so clients that come back whenever they are closed cannot drive each other out in a circle.
    /// </summary>
    /// <returns>False: there is no place now; the client tries again later.</returns>
    public bool TryAdd(StreamSocket socket)
    {
        while (true)
        {
            if (!_sockets.TryGetValue(socket.ConversationId, out var open))
            {
                if (_sockets.TryAdd(socket.ConversationId, [socket])) return true;
            }
            else if (open.Length < options.MaxStreamsPerConversation)
            {
                if (_sockets.TryUpdate(socket.ConversationId, [.. open, socket], open)) return true;
            }
            else if (socket.OpenedAt - open[0].OpenedAt < StaysAtLeast)
            {
                return false;
            }
            else if (_sockets.TryUpdate(socket.ConversationId, [.. open[1..], socket], open))
            {
                open[0].Close();
                return true;
            }
        }
    }

    public void Remove(StreamSocket socket)
    {
        while (_sockets.TryGetValue(socket.ConversationId, out var open))
        {
            var left = Array.FindAll(open, other => other != socket);
            if (left.Length == 0
                ? _sockets.TryRemove(new(socket.ConversationId, open))
                : _sockets.TryUpdate(socket.ConversationId, left, open)) return;
        }
    }

    public void Committed(TurnCommit commit)
    {
        var conversationId = commit.Incoming.ConversationId;
        if (commit.Transcript.Count == 0 || !_sockets.TryGetValue(conversationId, out var open)) return;
        StreamFrame? frame = null;
        string? baseUrl = null;
        foreach (var socket in open)
        {
            // Tabs of one browser share an address, and so a frame.
            if (frame is null || socket.BaseUrl != baseUrl)
            {
                baseUrl = socket.BaseUrl;
                frame = new StreamFrame(
                    commit.Transcript[0].Sequence, commit.Transcript[^1].Sequence, writer.Write(conversationId, commit.Transcript, baseUrl));
            }

            socket.Offer(frame);
        }
    }

    public void Working(IncomingActivity incoming) => ShowTyping(incoming.ConversationId);

    public void AgentIsTyping(string conversationId) => ShowTyping(conversationId);

    private void ShowTyping(string conversationId)
    {
        if (!_sockets.TryGetValue(conversationId, out var open)) return;
        var frame = Typing(conversationId);
        foreach (var socket in open) socket.OfferTyping(frame);
    }

    /// <summary>Shown for five seconds, never stored. No watermark: the client keeps the one it has.</summary>
    private byte[] Typing(string conversationId)
    {
        var now = clock.GetUtcNow();
        var activity = JsonSerializer.Serialize(
            new Activity
            {
                Type = ActivityTypes.Typing,
                Id = $"{conversationId}|typing.{now.ToUnixTimeMilliseconds()}",
                Timestamp = now,
                ChannelId = DirectLineTurns.Channel,
                Conversation = new ConversationAccount { Id = conversationId },
                From = new ChannelAccount { Id = channels.BotId, Role = Roles.Bot },
            },
            ActivityJson.Wire.Activity);
        return System.Text.Encoding.UTF8.GetBytes($"{{\"activities\":[{activity}]}}");
    }
}
