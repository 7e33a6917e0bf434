using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Tests.Hosting;

/// <summary>The outbox's contract in memory: in order for each recipient, and what became of each message.</summary>
internal sealed class MemoryOutboxStore : IOutboxStore
{
    private readonly Lock _lock = new();
    private readonly List<Row> _rows = [];

    /// <summary>Id and end of every finished message: "delivered", or the reason why it was laid aside.</summary>
    public IReadOnlyList<(string Id, string End)> Finished
    {
        get
        {
            lock (_lock) return [.. _rows.Where(row => row.End is not null).Select(row => (row.Message.Id, row.End!))];
        }
    }

    /// <summary>Laid aside: id and reason.</summary>
    public IReadOnlyList<string> Dead => [.. Finished.Where(row => row.End != "delivered").Select(row => $"{row.Id}: {row.End}")];

    public int Pending
    {
        get { lock (_lock) return _rows.Count(row => row.End is null); }
    }

    public IReadOnlyList<OutboxMessage> All
    {
        get { lock (_lock) return [.. _rows.Select(row => row.Message)]; }
    }

    /// <summary>Reasons of failed tries, in order.</summary>
    public List<(string Reason, DateTimeOffset? RetryAt)> Failures { get; } = [];

    public void Add(OutboxMessage message, int attempts = 0)
    {
        lock (_lock)
        {
            if (_rows.All(row => row.Message.Id != message.Id)) _rows.Add(new Row { Message = message, Attempts = attempts });
        }
    }

    public ValueTask EnqueueAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        Add(message);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<LeasedMessage>> LeaseAsync(
        string kind, int limit, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var heads = _rows.Where(row => row.End is null && row.Message.Kind == kind).GroupBy(row => row.Message.Recipient)
                .Select(line => line.First()).Where(row => row.DueAt <= now).Take(limit).ToList();
            foreach (var row in heads) row.DueAt = leaseUntil;
            return new([.. heads.Select(row => new LeasedMessage(row.Message, row.Attempts++))]);
        }
    }

    public ValueTask EnqueueAsync(OutboxMessage message, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        Add(message);
        lock (_lock) _rows.Single(row => row.Message.Id == message.Id).DueAt = dueAt;
        return ValueTask.CompletedTask;
    }

    public ValueTask WithdrawAsync(string messageId, CancellationToken cancellationToken)
    {
        lock (_lock) _rows.RemoveAll(row => row.Message.Id == messageId && row.End is null);
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> CompleteAsync(LeasedMessage leased, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Find(leased) is not { } row) return new(false);
            row.End = "delivered";
            return new(true);
        }
    }

    public ValueTask<bool> FailAsync(LeasedMessage leased, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Find(leased) is not { } row) return new(false);
            Failures.Add((error, retryAt));
            if (retryAt is { } later) row.DueAt = later;
            else row.End = error;
            return new(true);
        }
    }

    private Row? Find(LeasedMessage leased) =>
        _rows.Find(row => row.Message.Id == leased.Message.Id && row.Attempts == leased.Attempts + 1 && row.End is null);

    private sealed class Row
    {
        public required OutboxMessage Message { get; init; }

        public DateTimeOffset DueAt { get; set; } = DateTimeOffset.MinValue;

        public int Attempts { get; set; }

        public string? End { get; set; }
    }
}
