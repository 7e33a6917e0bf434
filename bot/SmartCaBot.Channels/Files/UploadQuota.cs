using System.Collections.Concurrent;
using SmartCaBot.Channels.Http;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Files;

/// <summary>How much one conversation may store in a day, and how much room the disk keeps for everything else.</summary>
internal sealed class UploadQuota(IFileStore files, ChannelsOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, long> _arriving = new(StringComparer.Ordinal);
    private long _arrivingInAll;

    /// <summary>Takes room before the bytes come, so that uploads at one time count each other. Dispose it when they are stored or refused.</summary>
    /// <param name="conversationId">Who sends.</param>
    /// <param name="bytes">The most that may come.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async ValueTask<(IDisposable? Room, ChannelError? Error)> TakeAsync(string conversationId, long bytes, CancellationToken cancellationToken)
    {
        var arriving = _arriving.AddOrUpdate(conversationId, bytes, (_, before) => before + bytes);
        var inAll = Interlocked.Add(ref _arrivingInAll, bytes);
        var room = new Room(this, conversationId, bytes);
        try
        {
            var stored = await files.BytesSinceAsync(conversationId, clock.GetUtcNow() - Day, cancellationToken);
            var error = stored + arriving > options.MaxUploadBytesPerDay ? ChannelError.QuotaReached
                : files.FreeBytes - inAll < options.MinFreeBytes ? ChannelError.NoSpace
                : null;
            if (error is null) return (room, null);
            room.Dispose();
            return (null, error);
        }
        catch
        {
            room.Dispose();
            throw;
        }
    }

    private void Release(string conversationId, long bytes)
    {
        Interlocked.Add(ref _arrivingInAll, -bytes);
        var left = _arriving.AddOrUpdate(conversationId, 0, (_, before) => before - bytes);
        if (left == 0) _arriving.TryRemove(new(conversationId, 0));
    }

    private sealed class Room(UploadQuota quota, string conversationId, long bytes) : IDisposable
    {
        private int _released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0) quota.Release(conversationId, bytes);
        }
    }
}
