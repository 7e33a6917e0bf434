namespace SmartCaBot.Storage.Sqlite;

/// <summary>
/// The only writer of a SQLite database: one thread that takes all waiting jobs into one transaction, so that many share
/// one fsync. It never waits for more to come; batches grow by themselves while the disk is busy with the one before.
/// A job that fails is undone alone; a job may run twice, so it does nothing but read and write the database. Callers hear of success only after the commit.
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
    private readonly Action<WriteJob> _run;
    private readonly Action<WriteJob> _runAlone;
    private bool _stopping;

    public GroupWriter(SqliteSession session)
    {
        _session = session;
        _run = Run;
        _runAlone = RunAlone;
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
            if (!TryWrite(_run))
                TryWrite(_runAlone);
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

    // Savepoints cost a third of a small job, and failures are rare: first all jobs run bare; if one fails, all are
    // undone and run again, each behind its own savepoint.
    private bool TryWrite(Action<WriteJob> run)
    {
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            foreach (var job in _batch)
                run(job);
            _session.Execute("COMMIT");
            return true;
        }
        catch (Exception exception)
        {
            RollBack();
            foreach (var job in _batch)
                job.Failure = exception;
            return false;
        }
    }

    private void Run(WriteJob job)
    {
        job.Failure = null;
        if (job.CancellationToken.IsCancellationRequested)
            job.Failure = new OperationCanceledException(job.CancellationToken);
        else
            job.Run(_session);
    }

    private void RunAlone(WriteJob job)
    {
        _session.Execute("SAVEPOINT job");
        try
        {
            Run(job);
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
