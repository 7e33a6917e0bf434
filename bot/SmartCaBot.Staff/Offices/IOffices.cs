namespace SmartCaBot.Staff;

/// <summary>The offices. Read from a copy that is a few seconds old at most.</summary>
public interface IOffices
{
    /// <summary>All of them, closed ones too, by name.</summary>
    Task<IReadOnlyList<Office>> ListAsync(CancellationToken cancellationToken);

    Task<Office?> FindAsync(string id, CancellationToken cancellationToken);

    /// <param name="details">Of the new one.</param>
    /// <param name="reason">Why; without anything of a person.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Stops it before it is written.</param>
    /// <returns>Its id when done.</returns>
    Task<(OfficeOutcome Outcome, string? Id)> AddAsync(OfficeDetails details, string reason, StaffMember by, CancellationToken cancellationToken);

    /// <param name="id">Which.</param>
    /// <param name="details">All of them from now on.</param>
    /// <param name="reason">Why; without anything of a person.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Stops it before it is written.</param>
    Task<OfficeOutcome> ChangeAsync(string id, OfficeDetails details, string reason, StaffMember by, CancellationToken cancellationToken);

    Task<OfficeOutcome> CloseAsync(string id, string reason, StaffMember by, CancellationToken cancellationToken);

    Task<OfficeOutcome> ReopenAsync(string id, string reason, StaffMember by, CancellationToken cancellationToken);
}
