using SmartCaBot.Storage;

namespace SmartCaBot.Staff.SigningIn;

/// <summary>
/// Counts attempts at an account before they are looked at, so that guessing in parallel is counted too. From the fifth failure on each
/// further one closes the account for a minute, from the tenth for ten, from the fifteenth for an hour; a complete sign-in clears the count.
/// </summary>
internal sealed class Attempts(IDatabase database, TimeProvider time)
{
    private const string Take = """
        UPDATE staff_accounts SET failures = failures + 1,
            locked_until = CASE WHEN failures >= 14 THEN $5 WHEN failures >= 9 THEN $4 WHEN failures >= 4 THEN $3 ELSE 0 END
        WHERE id = $1 AND locked_until <= $2 AND state = 'Active' RETURNING locked_until
        """;

    private const string GiveBack = """
        UPDATE staff_accounts SET locked_until = CASE WHEN locked_until = $2 THEN 0 ELSE locked_until END, failures = failures - 1
        WHERE id = $1 AND failures > 0
        """;

    private const string Clear = "UPDATE staff_accounts SET failures = 0, locked_until = 0 WHERE id = $1";

    /// <returns>Null while the account is closed; nothing may be looked at then.</returns>
    public async Task<Attempt?> TakeAsync(string account, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return await database.WriteAsync(
            s => s.FindAsync(Take, row => new Attempt(account, row.Int64(0)), account, now, now + 60_000L, now + 600_000L, now + 3_600_000L), cancellationToken);
    }

    /// <summary>The password was right. What remains, the second factor, is counted anew and against the same limit.</summary>
    public Task GiveBackAsync(Attempt attempt) =>
        database.WriteAsync(s => s.ExecuteAsync(GiveBack, attempt.Account, attempt.ClosesUntil), CancellationToken.None);

    /// <summary>All was right.</summary>
    public Task ClearAsync(string account) => database.WriteAsync(s => s.ExecuteAsync(Clear, account), CancellationToken.None);
}

/// <param name="Account">At which.</param>
/// <param name="ClosesUntil">How long it closes the account if it fails; Unix milliseconds, 0 when not.</param>
internal sealed record Attempt(string Account, long ClosesUntil);
