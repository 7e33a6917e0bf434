namespace SmartCaBot.Admin.Erasures;

/// <summary>The ids of what was erased, and when, where a database that is put back to an earlier state does not take them along.</summary>
public interface IErasedNotes
{
    Task<IReadOnlyDictionary<Guid, DateTimeOffset>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Durable once the task is done.</summary>
    Task AddAsync(IReadOnlyDictionary<Guid, DateTimeOffset> erased, CancellationToken cancellationToken);
}
