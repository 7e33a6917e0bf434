using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Tests.Hosting;

internal sealed class MemoryValues : ISharedValues
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SharedValue> _values = [];

    public IReadOnlyList<string> Keys
    {
        get { lock (_lock) return [.. _values.Keys]; }
    }

    public ValueTask<SharedValue?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        lock (_lock) return new(_values.GetValueOrDefault(key));
    }

    public ValueTask<bool> TryWriteAsync(
        string key, string value, long expectedVersion, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if ((_values.GetValueOrDefault(key)?.Version ?? 0) != expectedVersion) return new(false);
            _values[key] = new SharedValue(value, expectedVersion + 1, expiresAt);
            return new(true);
        }
    }
}
