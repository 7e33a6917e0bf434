using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Staff;

/// <summary>
/// Accounts, for administration. Every change is written together with its audit record, and ends the account's sessions within two
/// seconds on every node. Changes return null when done. Ask for <see cref="StaffPolicies.Fresh"/> before them.
/// </summary>
public interface IStaffAccounts
{
    /// <summary>By sign-in name.</summary>
    Task<IReadOnlyList<StaffAccount>> ListAsync(CancellationToken cancellationToken);

    Task<StaffAccount?> FindAsync(string id, CancellationToken cancellationToken);

    /// <param name="person">Whom.</param>
    /// <param name="reason">As of <see cref="DisableAsync"/>.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Stops it before it is written.</param>
    Task<InviteOutcome> InviteAsync(NewStaff person, string reason, StaffMember by, CancellationToken cancellationToken);

    /// <param name="id">Whose.</param>
    /// <param name="roles">All of them from now on.</param>
    /// <param name="office">Id of an open office; null for the whole province.</param>
    /// <param name="citizenId">Stored when given; what is there stays otherwise.</param>
    /// <param name="reason">As of <see cref="DisableAsync"/>.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Stops it before it is written.</param>
    Task<AccountRefusal?> SetRolesAsync(
        string id, IReadOnlySet<StaffRole> roles, string? office, CitizenId? citizenId, string reason, StaffMember by,
        CancellationToken cancellationToken);

    /// <param name="id">Whose.</param>
    /// <param name="reason">A short code or words without personal values; goes into the audit log.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellationToken">Stops it before it is written.</param>
    Task<AccountRefusal?> DisableAsync(string id, string reason, StaffMember by, CancellationToken cancellationToken);

    Task<AccountRefusal?> EnableAsync(string id, string reason, StaffMember by, CancellationToken cancellationToken);

    Task<AccountRefusal?> EndSessionsAsync(string id, string reason, StaffMember by, CancellationToken cancellationToken);

    /// <summary>Takes password, second factors and recovery codes away and makes a new one-time link: a lost phone, a forgotten password, an old link.</summary>
    Task<InviteOutcome> ResetAsync(string id, string reason, StaffMember by, CancellationToken cancellationToken);

    /// <summary>The person's own citizen number; null when it is not known, or there is no such account.</summary>
    Task<CitizenId?> CitizenIdOfAsync(string id, CancellationToken cancellationToken);
}
