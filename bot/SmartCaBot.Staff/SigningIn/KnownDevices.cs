using Microsoft.AspNetCore.Http;
using SmartCaBot.Staff.Secrets;
using SmartCaBot.Storage;

namespace SmartCaBot.Staff.SigningIn;

/// <summary>
/// Browsers in which somebody has signed in before: each keeps 256 random bits, the database their keyed hash beside each account. It opens nothing
/// and stands for no factor; what strangers guess elsewhere does not count against whoever sits there.
/// </summary>
internal sealed class KnownDevices(IDatabase database, SecretHash hash, DeviceCookie cookie, TimeProvider time)
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(180);

    private const string One = "SELECT device FROM staff_devices WHERE account = $1 AND device = $2 AND used_at > $3";
    private const string Any = "SELECT device FROM staff_devices WHERE device = $1 AND used_at > $2 LIMIT 1";

    private const string Keep = """
        INSERT INTO staff_devices (account, device, used_at) VALUES ($1, $2, $3)
        ON CONFLICT (account, device) DO UPDATE SET used_at = $3
        """;

    private const string RemoveOld = "DELETE FROM staff_devices WHERE used_at <= $1";

    /// <returns>Its keyed hash; null when this account has not signed in there, or not for long.</returns>
    public async Task<string?> FindAsync(HttpContext http, string account)
    {
        if (cookie.Read(http.Request) is not { } token) return null;
        var device = hash.Of(token);
        return await database.ReadAsync(session => session.FindAsync(One, row => row.Text(0), account, device, Oldest), http.RequestAborted);
    }

    /// <summary>The account has signed in here, with both factors.</summary>
    public async Task RememberAsync(HttpContext http, string account)
    {
        var token = cookie.Read(http.Request);
        // Only a name that we gave is kept, so that nobody can have somebody's browser go by a name of theirs.
        if (token is null || await database.ReadAsync(s => s.FindAsync(Any, row => row.Text(0), hash.Of(token), Oldest), http.RequestAborted) is null)
            token = SecretHash.NewToken();
        await database.WriteAsync(s => s.ExecuteAsync(Keep, account, hash.Of(token), time.GetUtcNow().ToUnixTimeMilliseconds()), http.RequestAborted);
        cookie.Write(http, token);
    }

    public Task<int> RemoveOldAsync(CancellationToken cancellationToken) => database.WriteAsync(s => s.ExecuteAsync(RemoveOld, Oldest), cancellationToken);

    private long Oldest => (time.GetUtcNow() - GoodFor).ToUnixTimeMilliseconds();
}
