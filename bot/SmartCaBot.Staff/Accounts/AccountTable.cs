using System.Text;
using SmartCaBot.Staff.Secrets;
using SmartCaBot.Staff.SigningIn;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Staff.Accounts;

/// <summary>Accounts. Whatever ends sessions gives the account a new stamp in the same statement.</summary>
internal sealed class AccountTable(IDatabase database, PersonCodec persons, StorageKeys keys) : IDisposable
{
    private const string Columns = "id, login, state, roles, office, protected_person, protected_password, protected_totp, created_at, stamp";
    private const string FindById = $"SELECT {Columns} FROM staff_accounts WHERE id = $1";
    private const string FindByLogin = $"SELECT {Columns} FROM staff_accounts WHERE login = $1";

    private const string Insert = """
        INSERT INTO staff_accounts (id, login, state, roles, office, stamp, totp_step, protected_person, created_at, changed_at)
        VALUES ($1, $2, 'Invited', $3, $4, $5, 0, $6, $7, $7) ON CONFLICT DO NOTHING
        """;

    private const string Password = "UPDATE staff_accounts SET protected_password = $2, stamp = $3, changed_at = $4 WHERE id = $1 AND state <> 'Disabled'";
    private const string Rehash = "UPDATE staff_accounts SET protected_password = $2 WHERE id = $1";
    private const string Totp = "UPDATE staff_accounts SET protected_totp = $2, totp_step = $3, changed_at = $4 WHERE id = $1";
    private const string RemoveTotp = """
        UPDATE staff_accounts SET protected_totp = NULL, changed_at = $2
        WHERE id = $1 AND EXISTS (SELECT 1 FROM staff_passkeys p WHERE p.account = $1)
        """;

    // Changes nothing: on PostgreSQL the row stays this transaction's until its end. SQLite has one writer anyway.
    private const string Hold = "UPDATE staff_accounts SET stamp = stamp WHERE id = $1";
    private const string DropDevices = "DELETE FROM staff_devices WHERE account = $1";
    private const string UseStep = "UPDATE staff_accounts SET totp_step = $2 WHERE id = $1 AND totp_step < $2";
    private const string Activate = "UPDATE staff_accounts SET state = 'Active', changed_at = $2 WHERE id = $1 AND state = 'Invited'";

    private readonly DataProtector _passwords = keys.ProtectorOf("staff_accounts password");
    private readonly DataProtector _totp = keys.ProtectorOf("staff_accounts totp");

    public Task<AccountRow?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.FindAsync(FindById, Read, id), cancellationToken);

    public Task<AccountRow?> FindByLoginAsync(string login, CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.FindAsync(FindByLogin, Read, login), cancellationToken);

    /// <returns>False when the login is taken.</returns>
    public async ValueTask<bool> AddAsync(ISqlSession session, AccountRow row) => await session.ExecuteAsync(
        Insert, row.Id, row.Login, RoleText.Write(row.Roles), row.Office, SecretHash.NewToken(), persons.Write(row.Person, row.Id),
        row.CreatedAt.ToUnixTimeMilliseconds()) == 1;

    /// <summary>Ends every session of the account; what was guessed at the old password, and where it was used, counts no more.</summary>
    public async ValueTask<bool> SetPasswordAsync(ISqlSession session, string id, string hash, DateTimeOffset now)
    {
        var password = _passwords.Protect(Encoding.UTF8.GetBytes(hash), id);
        if (await session.ExecuteAsync(Password, id, password, SecretHash.NewToken(), now.ToUnixTimeMilliseconds()) == 0) return false;
        await AttemptTable.ClearAsync(session, id);
        await DropDevicesAsync(session, id);
        return true;
    }

    public static ValueTask<int> DropDevicesAsync(ISqlSession session, string id) => session.ExecuteAsync(DropDevices, id);

    /// <summary>Has others who hold the account wait until the commit, so that each sees what the one before has done; the first statement of a transaction.</summary>
    public static async ValueTask HoldAsync(ISqlSession session, string id) => await session.ExecuteAsync(Hold, id);

    /// <summary>The same password under newer settings of the hasher.</summary>
    public Task RehashAsync(string id, string hash, CancellationToken cancellationToken) => database.WriteAsync(
        s => s.ExecuteAsync(Rehash, id, _passwords.Protect(Encoding.UTF8.GetBytes(hash), id)), cancellationToken);

    /// <param name="session">Whose transaction.</param>
    /// <param name="id">The account.</param>
    /// <param name="secret">Null takes it away.</param>
    /// <param name="step">The time step of the code that proved it; that code is used up.</param>
    /// <param name="now">The time.</param>
    public ValueTask<int> SetTotpAsync(ISqlSession session, string id, byte[]? secret, long step, DateTimeOffset now) =>
        session.ExecuteAsync(Totp, id, secret is null ? default(SqlValue) : _totp.Protect(secret, id), step, now.ToUnixTimeMilliseconds());

    /// <returns>False when that code, or a later one, has been used.</returns>
    public async Task<bool> UseTotpStepAsync(string id, long step, CancellationToken cancellationToken) =>
        await database.WriteAsync(s => s.ExecuteAsync(UseStep, id, step), cancellationToken) == 1;

    /// <returns>False when it is the account's last second factor.</returns>
    public static async ValueTask<bool> RemoveTotpAsync(ISqlSession session, string id, DateTimeOffset now)
    {
        await HoldAsync(session, id);
        return await session.ExecuteAsync(RemoveTotp, id, now.ToUnixTimeMilliseconds()) == 1;
    }

    public static async ValueTask<bool> ActivateAsync(ISqlSession session, string id, DateTimeOffset now) =>
        await session.ExecuteAsync(Activate, id, now.ToUnixTimeMilliseconds()) == 1;

    public void Dispose()
    {
        _passwords.Dispose();
        _totp.Dispose();
    }

    private AccountRow Read(ISqlRow row)
    {
        var id = row.Text(0);
        return new AccountRow(
            id, row.Text(1), Enum.Parse<AccountState>(row.Text(2)), RoleText.Read(row.Text(3)), row.IsNull(4) ? null : row.Text(4),
            persons.Read(row.Bytes(5), id), row.IsNull(6) ? null : Encoding.UTF8.GetString(_passwords.Unprotect(row.Bytes(6), id)),
            row.IsNull(7) ? null : _totp.Unprotect(row.Bytes(7), id), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(8)), row.Text(9));
    }
}
