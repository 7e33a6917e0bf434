using System.Collections.Concurrent;

namespace SmartCaBot.Storage.Sqlite;

/// <summary>Connections that only read. In WAL mode they see the last commit and never wait for the writer.</summary>
internal sealed class ReaderPool(string connectionString) : IDisposable
{
    private const int Kept = 8;

    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private volatile bool _disposed;

    public SqliteSession Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _idle.TryTake(out var session) ? session : new SqliteSession(connectionString);
    }

    public void Return(SqliteSession session)
    {
        if (_disposed || _idle.Count >= Kept)
            session.Dispose();
        else
            _idle.Add(session);
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var session))
            session.Dispose();
    }
}
