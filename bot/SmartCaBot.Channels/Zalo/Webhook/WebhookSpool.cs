using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.Keys;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Zalo.Webhook;

/// <summary>
/// Holds arrivals that the database did not take in time, on the disk, and hands them over as soon as it does, in their order. What an earlier
/// process left is handed over first.
/// </summary>
internal sealed partial class WebhookSpool(
    IConversationStore store, OpenInbox inbox, ArrivalOrder order, KeyRing keys, ZaloOptions options, TimeProvider clock, ILogger<WebhookSpool> logger)
    : BackgroundService
{
    private const int MostHeld = 50_000;
    private const int AtOnce = 32;

    /// <summary>An answer that comes late is better than one that says "not taken" of what is on its way to the disk.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(30);

    private readonly Channel<Request> _requests = Channel.CreateBounded<Request>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly SpoolFiles _files = new(options.SpoolDirectory, keys);
    private readonly HeldArrivals _held = new();
    private readonly SemaphoreSlim _fileTurn = new(1, 1);
    private int _writing;

    /// <summary>Nothing is held, and nothing is being written: the database may be asked.</summary>
    public bool IsEmpty => Count == 0 && Volatile.Read(ref _writing) == 0;

    public int Count => _held.Count;

    /// <summary>Durable when true. False: there is no room, or the disk does not take it either.</summary>
    public async ValueTask<bool> AddAsync(Arrival arrival)
    {
        if (Count >= MostHeld) return false;
        Interlocked.Increment(ref _writing);
        try
        {
            var request = new Request(arrival);
            using var patience = new CancellationTokenSource(Patience);
            await _requests.Writer.WriteAsync(request, patience.Token);
            return await request.Done.Task.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // The disk hangs too. It may still be written, and is then answered; the platform hears that it should come again.
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref _writing);
        }
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // The turns of what is open in the inbox have been started by the recovery already.
        var open = await inbox.ReadAsync(cancellationToken);
        order.Recovered(open);
        foreach (var arrival in _files.ReadLeft().Where(arrival => !open.Contains(arrival.Incoming.ActivityId))) _held.Add(arrival);
        if (Count == 0) _files.DeleteLeft();
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _fileTurn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var writing = WriteAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (Count == 0 || !await HandOverAsync(stoppingToken))
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await writing;
    }

    /// <summary>Many arrivals, one flush.</summary>
    private async Task WriteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Request>();
        while (await WaitAsync(stoppingToken))
        {
            batch.Clear();
            while (_requests.Reader.TryRead(out var request)) batch.Add(request);
            var written = await TryWriteAsync(batch);
            foreach (var request in batch) request.Done.TrySetResult(written);
        }
    }

    private async ValueTask<bool> WaitAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await _requests.Reader.WaitToReadAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<bool> TryWriteAsync(List<Request> batch)
    {
        await _fileTurn.WaitAsync(CancellationToken.None);
        try
        {
            await _files.AppendAsync(batch.Select(request => request.Arrival), CancellationToken.None);
            foreach (var request in batch) _held.Add(request.Arrival);
            LogSpooled(batch.Count);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            LogDisk(error.GetType().Name);
            return false;
        }
        finally
        {
            _fileTurn.Release();
        }
    }

    /// <summary>False: the database is still not to be had.</summary>
    private async Task<bool> HandOverAsync(CancellationToken stoppingToken)
    {
        var next = _held.First(AtOnce);
        try
        {
            // The messages of one person one after another; different persons side by side.
            await Task.WhenAll(next.GroupBy(arrival => arrival.Incoming.ConversationId).Select(person => HandOverAsync(person, stoppingToken)));
        }
        catch (Exception error) when (error is OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            return false;
        }

        _held.RemoveFirst(next.Length);
        await ClearAsync();
        return true;
    }

    private async Task HandOverAsync(IEnumerable<Arrival> ofOnePerson, CancellationToken stoppingToken)
    {
        foreach (var arrival in ofOnePerson)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            limit.CancelAfter(LongestTry);
            var isNew = await store.ReceiveAsync(arrival.Incoming, limit.Token).AsTask().WaitAsync(limit.Token);
            if (isNew || await inbox.IsForgottenAsync(arrival, limit.Token)) order.Add(arrival);
        }
    }

    /// <summary>When all that the files hold is in the database.</summary>
    private async Task ClearAsync()
    {
        await _fileTurn.WaitAsync(CancellationToken.None);
        try
        {
            if (Count > 0) return;
            _files.DeleteAll();
            LogEmpty();
        }
        finally
        {
            _fileTurn.Release();
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Count} Zalo events were spooled: the database did not take them in time.")]
    private partial void LogSpooled(int count);

    [LoggerMessage(2, LogLevel.Error, "Zalo events could not be spooled: {Problem}. They were answered 503.")]
    private partial void LogDisk(string problem);

    [LoggerMessage(3, LogLevel.Information, "All spooled Zalo events are in the database.")]
    private partial void LogEmpty();

    private sealed record Request(Arrival Arrival)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
