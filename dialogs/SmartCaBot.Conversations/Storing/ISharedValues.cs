namespace SmartCaBot.Conversations.Storing;

/// <summary>
/// Small values that a channel keeps between calls and shares with other nodes: its tokens, what it has uploaded, who may refresh.
/// Encrypted at rest.
/// </summary>
public interface ISharedValues
{
    /// <summary>The value as last written, also when its time is over; null when there is none.</summary>
    ValueTask<SharedValue?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Durable when it returns true. False: somebody else has written meanwhile, and nothing was changed.</summary>
    /// <param name="key">What it is; holds nothing personal.</param>
    /// <param name="value">The new value.</param>
    /// <param name="expectedVersion">As read; 0 when there was none.</param>
    /// <param name="expiresAt">After this the value means nothing, and is removed a day later; null: it stays.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    ValueTask<bool> TryWriteAsync(
        string key, string value, long expectedVersion, DateTimeOffset? expiresAt, CancellationToken cancellationToken);
}

/// <param name="Value">As written.</param>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="ExpiresAt">After this it means nothing.</param>
public sealed record SharedValue(string Value, long Version, DateTimeOffset? ExpiresAt)
{
    public bool IsOver(DateTimeOffset now) => ExpiresAt <= now;

    public override string ToString() => $"SharedValue(version {Version})";
}
