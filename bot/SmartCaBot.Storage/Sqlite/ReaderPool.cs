namespace SmartCaBot.Storage.Sqlite;

/// <summary>Connections that only read. In WAL mode they see the last commit and never wait for the writer.</summary>
internal sealed class ReaderPool(string connectionString) : IDisposable
{
    private const int Kept = 8;

    // The last one returned goes out first: its page cache is the warmest.
    private readonly Stack<SqliteSession> _idle = new(Kept);
    private readonly Lock _gate = new();
    private bool _disposed;

    public SqliteSession Rent()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_idle.TryPop(out var session))
                return session;
        }
        return new SqliteSession(connectionString);
    }

    public void Return(SqliteSession session)
    {
        lock (_gate)
        {
            if (!_disposed && _idle.Count < Kept)
            {
                _idle.Push(session);
                return;
            }
        }
        session.Dispose();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            while (_idle.TryPop(out var session))
                session.Dispose();
        }
    }
}
