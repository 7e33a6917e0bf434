using SmartCaBot.Staff.Secrets;
using SmartCaBot.Staff.SigningIn;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Staff.Accounts;

/// <summary>What administrators change of accounts, each one conditional statement. A new stamp ends the account's sessions.</summary>
internal static class AccountChanges
{
    private const string Roles = """
        UPDATE staff_accounts SET roles = $2, office = $3, stamp = $4, changed_at = $5 WHERE id = $1
            AND (COALESCE($3, '') = '' OR EXISTS (SELECT 1 FROM staff_offices WHERE id = $3 AND is_open = 1))
        """;

    private const string Person = "UPDATE staff_accounts SET protected_person = $2 WHERE id = $1";
    private const string Disable = "UPDATE staff_accounts SET state = 'Disabled', stamp = $2, changed_at = $3 WHERE id = $1 AND state <> 'Disabled'";

    private const string Enable = """
        UPDATE staff_accounts SET state = CASE WHEN protected_password IS NULL THEN 'Invited' ELSE 'Active' END, changed_at = $2
        WHERE id = $1 AND state = 'Disabled'
        """;

    private const string Stamp = "UPDATE staff_accounts SET stamp = $2 WHERE id = $1 AND state <> 'Disabled'";

    private const string Reset = """
        UPDATE staff_accounts SET state = 'Invited', stamp = $2, protected_password = NULL, protected_totp = NULL, changed_at = $3
        WHERE id = $1 AND state <> 'Disabled'
        """;

    private const string DropSessions = "DELETE FROM staff_sessions WHERE account = $1";
    private const string DropTickets = "DELETE FROM staff_tickets WHERE account = $1";
    private const string DropCodes = "DELETE FROM staff_recovery_codes WHERE account = $1";
    private const string DropPasskeys = "DELETE FROM staff_passkeys WHERE account = $1";

    /// <returns>False when the office is not there, or the account is not.</returns>
    public static async ValueTask<bool> SetRolesAsync(ISqlSession session, string id, string roles, string? office, DateTimeOffset now) =>
        await session.ExecuteAsync(Roles, id, roles, office, SecretHash.NewToken(), now.ToUnixTimeMilliseconds()) == 1
        && await DropAsync(session, id);

    public static async ValueTask SetPersonAsync(ISqlSession session, string id, byte[] person) => await session.ExecuteAsync(Person, id, person);

    public static async ValueTask<bool> DisableAsync(ISqlSession session, string id, DateTimeOffset now)
    {
        if (await session.ExecuteAsync(Disable, id, SecretHash.NewToken(), now.ToUnixTimeMilliseconds()) == 0) return false;
        await session.ExecuteAsync(DropTickets, id);
        await AccountTable.DropDevicesAsync(session, id);
        return await DropAsync(session, id);
    }

    public static async ValueTask<bool> EnableAsync(ISqlSession session, string id, DateTimeOffset now)
    {
        if (await session.ExecuteAsync(Enable, id, now.ToUnixTimeMilliseconds()) == 0) return false;
        await AttemptTable.ClearAsync(session, id);
        return true;
    }

    public static async ValueTask<bool> EndSessionsAsync(ISqlSession session, string id) =>
        await session.ExecuteAsync(Stamp, id, SecretHash.NewToken()) == 1 && await DropAsync(session, id);

    public static async ValueTask<bool> ResetAsync(ISqlSession session, string id, DateTimeOffset now)
    {
        if (await session.ExecuteAsync(Reset, id, SecretHash.NewToken(), now.ToUnixTimeMilliseconds()) == 0) return false;
        await session.ExecuteAsync(DropTickets, id);
        await session.ExecuteAsync(DropCodes, id);
        await session.ExecuteAsync(DropPasskeys, id);
        await AttemptTable.ClearAsync(session, id);
        await AccountTable.DropDevicesAsync(session, id);
        return await DropAsync(session, id);
    }

    private static async ValueTask<bool> DropAsync(ISqlSession session, string id)
    {
        await session.ExecuteAsync(DropSessions, id);
        return true;
    }
}
