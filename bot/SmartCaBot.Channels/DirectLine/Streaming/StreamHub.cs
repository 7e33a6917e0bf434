using System.Collections.Concurrent;
using System.Text.Json;
using SmartCaBot.Channels.Http;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.DirectLine.Streaming;

/// <summary>All open sockets, by conversation. Pushes what turns commit; what a socket misses it reads from the transcript.</summary>
internal sealed class StreamHub(ActivitySetWriter writer, TimeProvider clock) : ITurnListener
{
    private readonly ConcurrentDictionary<string, StreamSocket[]> _sockets = new(StringComparer.Ordinal);

    public IEnumerable<StreamSocket> All => _sockets.SelectMany(pair => pair.Value);

    public void Add(StreamSocket socket) =>
        _sockets.AddOrUpdate(socket.ConversationId, static (_, added) => [added], static (_, open, added) => [.. open, added], socket);

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

    public void Working(IncomingActivity incoming)
    {
        if (!_sockets.TryGetValue(incoming.ConversationId, out var open)) return;
        var frame = Typing(incoming);
        foreach (var socket in open) socket.OfferTyping(frame);
    }

    public void Failed(IncomingActivity incoming, Exception error)
    {
    }

    /// <summary>Shown for five seconds, never stored. No watermark: the client keeps the one it has.</summary>
    private byte[] Typing(IncomingActivity incoming)
    {
        var now = clock.GetUtcNow();
        var activity = JsonSerializer.Serialize(
            new Activity
            {
                Type = ActivityTypes.Typing,
                Id = $"{incoming.ConversationId}|typing.{now.ToUnixTimeMilliseconds()}",
                Timestamp = now,
                ChannelId = incoming.Activity.ChannelId,
                Conversation = new ConversationAccount { Id = incoming.ConversationId },
                From = (incoming.Activity.Recipient ?? new ChannelAccount { Id = "bot" }) with { Role = Roles.Bot },
            },
            ActivityJson.Wire.Activity);
        return System.Text.Encoding.UTF8.GetBytes($"{{\"activities\":[{activity}]}}");
    }
}
