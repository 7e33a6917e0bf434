namespace SmartCaBot.Admin.Erasures;

/// <summary>The ids of what was erased, where a database that is put back to an earlier state does not take them along.</summary>
public interface IErasedNotes
{
    Task<IReadOnlyCollection<Guid>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Durable once the task is done.</summary>
    Task AddAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);
}
