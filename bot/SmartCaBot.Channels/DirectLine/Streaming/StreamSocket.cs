using System.Net.WebSockets;
using SmartCaBot.Channels.Http;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.DirectLine.Streaming;

/// <summary>
/// One open stream. Idle it has no task of its own, no timer and no buffer: whatever there is to send starts a short
/// run on the thread pool, which goes on until everything known is sent. It knows the last sequence sent, so turns that it missed
/// or could not hold are read from the transcript; nothing is buffered without bound.
/// </summary>
internal sealed class StreamSocket(
    WebSocket socket, string conversationId, string baseUrl, long watermark, IConversationStore store, ActivitySetWriter writer, TimeProvider clock)
    : IThreadPoolWorkItem
{
    private const int MaxHeldFrames = 8;
    private const int PageSize = 100;

    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(2);

    private static uint _count;

    private readonly Lock _lock = new();
    private Queue<StreamFrame>? _held;
    private byte[]? _typing;
    private long _sent = watermark;
    private long _noticed = watermark;
    private bool _reading = true;
    private bool _pingDue;
    private bool _closing;
    private bool _running;
    private long _sendingSince;

    private enum Step
    {
        Rest,
        Read,
        Send,
        Close,
    }

    public string ConversationId => conversationId;

    public string BaseUrl => baseUrl;

    public DateTimeOffset OpenedAt { get; } = clock.GetUtcNow();

    /// <summary>Spreads the sockets over the heartbeat's slices.</summary>
    public uint Number { get; } = Interlocked.Increment(ref _count);

    /// <summary>Begins with what the client has missed since its watermark.</summary>
    public void Start()
    {
        lock (_lock) Wake();
    }

    public void Offer(StreamFrame frame)
    {
        lock (_lock)
        {
            _noticed = Math.Max(_noticed, frame.Last);
            _held ??= new Queue<StreamFrame>();
            // Held frames are a short cut only; the transcript has them all.
            if (_held.Count == MaxHeldFrames) _held.Clear();
            _held.Enqueue(frame);
            Wake();
        }
    }

    public void OfferTyping(byte[] frame)
    {
        lock (_lock)
        {
            _typing = frame;
            Wake();
        }
    }

    public void OfferPing()
    {
        lock (_lock)
        {
            _pingDue = true;
            Wake();
        }
    }

    /// <summary>Says goodbye (1001, going away); the client comes back to whoever serves next.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closing = true;
            Wake();
        }
    }

    public void Abort() => socket.Abort();

    /// <summary>Ends a socket whose client has taken nothing for so long.</summary>
    public void AbortIfStuck(TimeSpan timeout)
    {
        var since = Volatile.Read(ref _sendingSince);
        if (since != 0 && clock.GetElapsedTime(since) >= timeout) socket.Abort();
    }

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    private void Wake()
    {
        if (_running) return;
        _running = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Never faults. After an abort or a goodbye it stays "running", so that nothing is started again.</summary>
    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var step = Next(out var payload);
                if (step == Step.Rest) return;
                if (step == Step.Read) await ReadAsync();
                else if (step == Step.Send) await SendAsync(payload!);
                else
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, null, CancellationToken.None);
                    await Task.Delay(GoodbyeTime, clock);
                    socket.Abort(); // Nothing, when the client has said goodbye too.
                    return;
                }
            }
        }
        catch (Exception)
        {
            // The client is gone, or the store failed: the client comes back with its watermark and misses nothing.
            socket.Abort();
        }
    }

    private Step Next(out byte[]? payload)
    {
        lock (_lock)
        {
            payload = null;
            if (_closing) return Step.Close;
            if (_reading) return Step.Read;
            while (_held?.TryDequeue(out var frame) == true)
            {
                if (frame.Last <= _sent) continue;
                if (frame.First != _sent + 1) break;
                _sent = frame.Last;
                // The answer is here: nobody is typing it any more.
                _typing = null;
                payload = frame.Json;
                if (payload is not null) return Step.Send;
            }

            if (_noticed > _sent) return Step.Read;
            _held = null;
            (payload, _typing) = (_typing, null);
            if (payload is not null) return Step.Send;
            if (_pingDue)
            {
                _pingDue = false;
                payload = [];
                return Step.Send;
            }

            _running = false;
            return Step.Rest;
        }
    }

    private async Task ReadAsync()
    {
        long noticed;
        lock (_lock) noticed = _noticed;
        var entries = await store.ReadTranscriptAsync(conversationId, _sent, PageSize, CancellationToken.None);
        var json = writer.Write(conversationId, entries, baseUrl);
        lock (_lock)
        {
            if (entries.Count > 0) _sent = entries[^1].Sequence;
            _reading = entries.Count == PageSize;
            // What was noticed before the read is durable: if it is not there now, it has been erased since.
            if (!_reading) _sent = Math.Max(_sent, noticed);
        }

        if (json is not null) await SendAsync(json);
    }

    private async Task SendAsync(byte[] payload)
    {
        Volatile.Write(ref _sendingSince, clock.GetTimestamp());
        await socket.SendAsync(payload.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        Volatile.Write(ref _sendingSince, 0);
    }
}
