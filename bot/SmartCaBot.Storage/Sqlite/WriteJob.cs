using System.Threading.Tasks.Sources;

namespace SmartCaBot.Storage.Sqlite;

/// <summary>One caller's write, waiting for its turn in a group commit.</summary>
internal abstract class WriteJob(CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Set when this job alone failed.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Runs inside the transaction.</summary>
    public abstract void Run(SqliteSession session);

    /// <summary>Tells the caller, after the commit.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception exception);
}

/// <summary>A job that is its own awaitable, so that a write costs one object.</summary>
internal abstract class WriteJob<T>(CancellationToken cancellationToken) : WriteJob(cancellationToken), IValueTaskSource<T>
{
    private ManualResetValueTaskSourceCore<T> _source = new() { RunContinuationsAsynchronously = true };
    private T _result = default!;

    public ValueTask<T> Task => new(this, _source.Version);

    public sealed override void Run(SqliteSession session) => _result = Execute(session);

    public sealed override void Complete() => _source.SetResult(_result);

    public sealed override void Fail(Exception exception) => _source.SetException(exception);

    protected abstract T Execute(SqliteSession session);

    T IValueTaskSource<T>.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<T>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<T>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
