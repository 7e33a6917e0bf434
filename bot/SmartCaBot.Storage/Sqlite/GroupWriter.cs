namespace SmartCaBot.Storage.Sqlite;

/// <summary>
/// The only writer of a SQLite database: one thread that takes all waiting jobs into one transaction, so that many share
/// one fsync. It never waits for more to come; batches grow by themselves while the disk is busy with the one before.
/// A job that fails is undone alone. Callers hear of success only after the commit.
/// </summary>
internal sealed class GroupWriter : IDisposable
{
    /// <summary>Bounds how long the first job of a batch waits for the last.</summary>
    private const int BatchLimit = 1024;

    private readonly SqliteSession _session;
    private readonly object _gate = new();
    private readonly Queue<WriteJob> _waiting = new();
    private readonly List<WriteJob> _batch = new(BatchLimit);
    private readonly Thread _thread;
    private bool _stopping;

    public GroupWriter(SqliteSession session)
    {
        _session = session;
        _thread = new Thread(Loop) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    public ValueTask<T> Enqueue<T>(WriteJob<T> job)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            _waiting.Enqueue(job);
            if (_waiting.Count == 1)
                Monitor.Pulse(_gate);
        }
        return job.Task;
    }

    /// <summary>Writes what is waiting, then stops.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.Pulse(_gate);
        }
        _thread.Join();
        _session.Dispose();
    }

    private void Loop()
    {
        while (TakeBatch())
        {
            try
            {
                Write();
            }
            catch (Exception exception)
            {
                RollBack();
                foreach (var job in _batch)
                    job.Fail(job.Failure ?? exception);
                continue;
            }
            foreach (var job in _batch)
                Answer(job);
        }
    }

    private bool TakeBatch()
    {
        _batch.Clear();
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_stopping)
                    return false;
                Monitor.Wait(_gate);
            }
            while (_batch.Count < BatchLimit && _waiting.TryDequeue(out var job))
                _batch.Add(job);
        }
        return true;
    }

    private void Write()
    {
        _session.Execute("BEGIN IMMEDIATE");
        foreach (var job in _batch)
        {
            if (job.CancellationToken.IsCancellationRequested)
                job.Failure = new OperationCanceledException(job.CancellationToken);
            else
                RunAlone(job);
        }
        _session.Execute("COMMIT");
    }

    private void RunAlone(WriteJob job)
    {
        _session.Execute("SAVEPOINT job");
        try
        {
            job.Run(_session);
        }
        catch (Exception exception)
        {
            job.Failure = exception;
            // A full disk or an I/O error ends the whole transaction: then no neighbour can be saved.
            if (!_session.InTransaction)
                throw;
            _session.Execute("ROLLBACK TO job");
        }
        _session.Execute("RELEASE job");
    }

    private void RollBack()
    {
        if (_session.InTransaction)
            _session.Execute("ROLLBACK");
    }

    private static void Answer(WriteJob job)
    {
        if (job.Failure is { } failure)
            job.Fail(failure);
        else
            job.Complete();
    }
}
