using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Staff.SigningIn;

/// <summary>
/// Counts of failures. <c>clear_at</c> is when the last of them is forgotten, so that counting one more is adding its time; <c>failures</c> and
/// <c>since</c> are what the audit log has not been told yet.
/// </summary>
internal static class AttemptTable
{
    private const string Take = """
        INSERT INTO staff_attempts (account, place, clear_at, closed_until, failures, since, told_at) VALUES ($1, $2, $3 + $4, 0, 0, 0, 0)
        ON CONFLICT (account, place) DO UPDATE SET
            clear_at = CASE WHEN staff_attempts.clear_at > $3 THEN staff_attempts.clear_at ELSE $3 END + $4,
            closed_until = CASE WHEN staff_attempts.clear_at > $5 THEN $6 WHEN staff_attempts.clear_at > $7 THEN $8
                WHEN staff_attempts.clear_at > $9 THEN $10 ELSE 0 END
        WHERE staff_attempts.closed_until <= $3
        RETURNING closed_until
        """;

    private const string GiveBack = """
        UPDATE staff_attempts SET clear_at = clear_at - $3, closed_until = CASE WHEN closed_until = $4 THEN 0 ELSE closed_until END
        WHERE account = $1 AND place = $2
        """;

    private const string Clear = "UPDATE staff_attempts SET clear_at = 0, closed_until = 0 WHERE account = $1 AND place = $2";
    private const string ClearAll = "UPDATE staff_attempts SET clear_at = 0, closed_until = 0 WHERE account = $1";

    private const string Note = """
        UPDATE staff_attempts SET failures = failures + 1, since = CASE WHEN failures = 0 THEN $3 ELSE since END
        WHERE account = $1 AND place = $2 RETURNING failures, since, told_at
        """;

    private const string Told = "UPDATE staff_attempts SET failures = 0, since = 0, told_at = $3 WHERE account = $1 AND place = $2 AND since = $4";
    private const string Due = "SELECT account, place, failures, since FROM staff_attempts WHERE failures > 0 AND since <= $1 ORDER BY since LIMIT 500";
    private const string RemoveOld = "DELETE FROM staff_attempts WHERE clear_at <= $1 AND closed_until <= $1 AND failures = 0 AND told_at <= $2";

    /// <returns>Null while it is closed; else how long it closes if the attempt fails.</returns>
    public static async ValueTask<TakenPlace?> TakeAsync(ISqlSession session, string account, AttemptPlace place, long now) => await session.FindAsync(
        Take, row => new TakenPlace(place, row.Int64(0)), account, place.Name, now, (long)place.Limit.Forgets.TotalMilliseconds,
        place.Limit.Threshold(0, now), place.Limit.Until(0, now), place.Limit.Threshold(1, now), place.Limit.Until(1, now),
        place.Limit.Threshold(2, now), place.Limit.Until(2, now));

    public static async ValueTask GiveBackAsync(ISqlSession session, string account, TakenPlace taken) => await session.ExecuteAsync(
        GiveBack, account, taken.Place.Name, (long)taken.Place.Limit.Forgets.TotalMilliseconds, taken.ClosedUntil);

    public static ValueTask<int> ClearAsync(ISqlSession session, string account, string place) => session.ExecuteAsync(Clear, account, place);

    /// <summary>Every place of the account; what has not been told yet stays.</summary>
    public static ValueTask<int> ClearAsync(ISqlSession session, string account) => session.ExecuteAsync(ClearAll, account);

    /// <summary>One more failure that the audit log is to be told of.</summary>
    public static ValueTask<Untold?> NoteAsync(ISqlSession session, string account, string place, long now) => session.FindAsync(
        Note, row => new Untold(account, place, row.Int64(0), row.Int64(1), row.Int64(2)), account, place, now);

    /// <returns>False when somebody else tells of it.</returns>
    public static async ValueTask<bool> ToldAsync(ISqlSession session, Untold untold, long now) =>
        await session.ExecuteAsync(Told, untold.Account, untold.Place, now, untold.Since) == 1;

    /// <param name="session">Any.</param>
    /// <param name="before">What began before that; Unix milliseconds.</param>
    public static ValueTask<IReadOnlyList<Untold>> DueAsync(ISqlSession session, long before) => session.ListAsync(
        Due, row => new Untold(row.Text(0), row.Text(1), row.Int64(2), row.Int64(3), 0), before);

    public static ValueTask<int> RemoveOldAsync(ISqlSession session, long now, long toldBefore) => session.ExecuteAsync(RemoveOld, now, toldBefore);
}

/// <param name="Account">At which.</param>
/// <param name="Place">Where they were noted.</param>
/// <param name="Failures">How many.</param>
/// <param name="Since">When the first of them was; Unix milliseconds.</param>
/// <param name="ToldAt">When the log was told of earlier ones; 0 when never.</param>
internal sealed record Untold(string Account, string Place, long Failures, long Since, long ToldAt);
