using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Staff.Accounts;

/// <summary>Accounts as administrators see them; nothing they sign in with is read.</summary>
internal sealed class AccountList(IDatabase database, PersonCodec persons, TimeProvider time)
{
    private const string Select = """
        SELECT a.id, a.login, a.state, a.roles, a.office, a.protected_person, a.created_at,
            (SELECT max(t.closed_until) FROM staff_attempts t WHERE t.account = a.id),
            (SELECT max(s.used_at) FROM staff_sessions s WHERE s.account = a.id AND s.second_factor_at IS NOT NULL)
        FROM staff_accounts a
        """;

    private const string All = Select + " ORDER BY a.login";
    private const string One = Select + " WHERE a.id = $1";

    public Task<IReadOnlyList<StaffAccount>> AllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(All, Read), cancellationToken);

    public Task<StaffAccount?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(One, Read, id), cancellationToken);

    private StaffAccount Read(ISqlRow row)
    {
        var person = persons.Read(row.Bytes(5), row.Text(0));
        var locked = DateTimeOffset.FromUnixTimeMilliseconds(row.IsNull(7) ? 0 : row.Int64(7));
        return new StaffAccount(
            row.Text(0), row.Text(1), person.Name, Enum.Parse<AccountState>(row.Text(2)), RoleText.Read(row.Text(3)), row.IsNull(4) ? null : row.Text(4),
            person.CitizenId is not null, locked > time.GetUtcNow() ? locked : null,
            row.IsNull(8) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(8)), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(6)));
    }
}
