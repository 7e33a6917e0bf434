using SmartCaBot.Staff.Accounts;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Staff.Sessions;

internal sealed class SessionTable(IDatabase database, PersonCodec persons)
{
    private const string Add = """
        INSERT INTO staff_sessions (id, handle, account, stamp, device, created_at, used_at, second_factor_at)
        SELECT $1, $2, id, stamp, $4, $5, $5, $6 FROM staff_accounts WHERE id = $3 AND state = 'Active' AND stamp = COALESCE($7, stamp)
        """;

    private const string Find = """
        SELECT s.handle, s.account, s.stamp, s.created_at, s.used_at, s.second_factor_at, a.stamp, a.state, a.roles, a.office, a.protected_person
        FROM staff_sessions s JOIN staff_accounts a ON a.id = s.account WHERE s.id = $1
        """;

    private const string Touch = "UPDATE staff_sessions SET used_at = $2 WHERE id = $1 AND used_at < $2";
    private const string Confirm = "UPDATE staff_sessions SET second_factor_at = $2 WHERE id = $1 AND second_factor_at IS NOT NULL";
    private const string Remove = "DELETE FROM staff_sessions WHERE id = $1";
    private const string RemoveOne = "DELETE FROM staff_sessions WHERE account = $1 AND handle = $2";
    private const string RemoveAll = "DELETE FROM staff_sessions WHERE account = $1 AND handle <> $2";
    private const string RemoveOld = "DELETE FROM staff_sessions WHERE used_at < $1 OR created_at < $2";

    private const string List = """
        SELECT handle, device, created_at, used_at FROM staff_sessions
        WHERE account = $1 AND second_factor_at IS NOT NULL AND used_at > $2 AND created_at > $3 ORDER BY used_at DESC
        """;

    public Task<int> AddAsync(
        string id, string handle, string account, string? stamp, string device, DateTimeOffset now, DateTimeOffset? secondFactorAt,
        CancellationToken cancellationToken) => RunAsync(
            s => s.ExecuteAsync(Add, id, handle, account, device, now.ToUnixTimeMilliseconds(), secondFactorAt?.ToUnixTimeMilliseconds(), stamp), cancellationToken);

    public Task<StaffSession?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.FindAsync(Find, Read, id), cancellationToken);

    public Task TouchAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) =>
        RunAsync(s => s.ExecuteAsync(Touch, id, now.ToUnixTimeMilliseconds()), cancellationToken);

    public Task ConfirmAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) =>
        RunAsync(s => s.ExecuteAsync(Confirm, id, now.ToUnixTimeMilliseconds()), cancellationToken);

    public Task RemoveAsync(string id, CancellationToken cancellationToken) => RunAsync(s => s.ExecuteAsync(Remove, id), cancellationToken);

    public Task<int> RemoveOneAsync(string account, string handle, CancellationToken cancellationToken) =>
        RunAsync(s => s.ExecuteAsync(RemoveOne, account, handle), cancellationToken);

    /// <param name="account">Whose.</param>
    /// <param name="except">Handle of the one that stays; empty for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<int> RemoveAllAsync(string account, string except, CancellationToken cancellationToken) =>
        RunAsync(s => s.ExecuteAsync(RemoveAll, account, except), cancellationToken);

    public Task<int> RemoveOldAsync(DateTimeOffset now, CancellationToken cancellationToken) => RunAsync(
        s => s.ExecuteAsync(
            RemoveOld, (now - StaffSession.LongestIdle).ToUnixTimeMilliseconds(), (now - StaffSession.Longest).ToUnixTimeMilliseconds()),
        cancellationToken);

    public Task<IReadOnlyList<ListedSession>> ListAsync(string account, DateTimeOffset now, CancellationToken cancellationToken) => database.ReadAsync(
        s => s.ListAsync(
            List, row => new ListedSession(row.Text(0), row.Text(1), Time(row, 2), Time(row, 3)), account,
            (now - StaffSession.LongestIdle).ToUnixTimeMilliseconds(), (now - StaffSession.Longest).ToUnixTimeMilliseconds()),
        cancellationToken);

    private Task<int> RunAsync(Func<ISqlSession, ValueTask<int>> work, CancellationToken cancellationToken) =>
        database.WriteAsync(work, cancellationToken);

    private StaffSession Read(ISqlRow row) => new(
        row.Text(0), row.Text(1), row.Text(2), IsCurrent: row.Text(2) == row.Text(6) && row.Text(7) == nameof(AccountState.Active),
        persons.Read(row.Bytes(10), row.Text(1)).Name, RoleText.Read(row.Text(8)), row.IsNull(9) ? null : row.Text(9),
        Time(row, 3), Time(row, 4), row.IsNull(5) ? null : Time(row, 5));

    private static DateTimeOffset Time(ISqlRow row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(column));
}
