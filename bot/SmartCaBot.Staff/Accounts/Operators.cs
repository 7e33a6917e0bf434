using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.Auditing;
using SmartCaBot.Storage;

namespace SmartCaBot.Staff;

/// <summary>What only the operator at the server's command line may do.</summary>
public sealed class Operators
{
    private const string AnyAdministrator = "SELECT id FROM staff_accounts WHERE state = 'Active' AND (',' || roles || ',') LIKE '%,Administrator,%' LIMIT 1";

    private readonly IDatabase _database;
    private readonly StaffAccounts _accounts;

    internal Operators(IDatabase database, StaffAccounts accounts) => (_database, _accounts) = (database, accounts);

    /// <summary>Whether somebody can already invite others from the pages.</summary>
    public async Task<bool> HaveAdministratorAsync(CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => session.FindAsync(AnyAdministrator, row => row.Text(0)), cancellationToken) is not null;

    public Task<InviteOutcome> InviteAsync(NewStaff person, CancellationToken cancellationToken) =>
        _accounts.InviteAsync(person, StaffAudit.Operator, "", cancellationToken);
}
