using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Staff.Secrets;

namespace SmartCaBot.Staff.Sessions;

/// <summary>
/// Sessions on the server: the browser keeps 256 random bits, the database their keyed hash. What is read is kept for two seconds, so that
/// a disabled account or changed roles end sessions on every node within that time.
/// </summary>
internal sealed class StaffSessions(SessionTable table, SecretHash hash, SessionCookie cookie, TimeProvider time) : IStillSignedIn
{
    private const int MostKept = 5000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TouchedEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Kept> _kept = new();

    /// <summary>The request's session, if it is good; marks it as used when a person makes the request.</summary>
    public async Task<StaffSession?> FindAsync(HttpContext http)
    {
        if (cookie.Read(http.Request) is not { } token) return null;
        var id = hash.Of(token);
        var now = time.GetUtcNow();
        var session = await LookUpAsync(id, now, http.RequestAborted);
        if (session is null || !session.IsGoodAt(now)) return null;
        if (now - session.UsedAt >= TouchedEvery && Turning.IsByPerson(http.Request))
        {
            await table.TouchAsync(id, now, http.RequestAborted);
            _kept[id] = new(session with { UsedAt = now }, now);
        }

        return session;
    }

    async Task<StaffMember?> IStillSignedIn.FindAsync(HttpContext http)
    {
        if (cookie.Read(http.Request) is not { } token) return null;
        var now = time.GetUtcNow();
        return await LookUpAsync(hash.Of(token), now, http.RequestAborted) is { } session && session.IsGoodAt(now) ? session.Member : null;
    }

    /// <summary>Begins a session under a new name and forgets the one the browser came with, so that nobody can lay one under.</summary>
    /// <param name="http">The request.</param>
    /// <param name="account">Whose.</param>
    /// <param name="stamp">The account's when what was shown was looked at: changed since, it takes another look. Null: whichever it is.</param>
    /// <param name="secondFactorShown">Whether that is all.</param>
    /// <returns>False when the account is not active, or has changed since.</returns>
    public async Task<bool> BeginAsync(HttpContext http, string account, string? stamp, bool secondFactorShown)
    {
        await EndAsync(http);
        var token = SecretHash.NewToken();
        var now = time.GetUtcNow();
        var device = DeviceName.Of(http.Request.Headers.UserAgent.ToString());
        var begun = await table.AddAsync(
            hash.Of(token), SecretHash.NewToken(), account, stamp, device, now, secondFactorShown ? now : null, http.RequestAborted);
        if (begun == 1) cookie.Write(http, token);
        return begun == 1;
    }

    /// <summary>The second factor was shown once more.</summary>
    public async Task ConfirmAsync(HttpContext http)
    {
        if (cookie.Read(http.Request) is not { } token) return;
        var id = hash.Of(token);
        await table.ConfirmAsync(id, time.GetUtcNow(), http.RequestAborted);
        _kept.TryRemove(id, out _);
    }

    public async Task EndAsync(HttpContext http)
    {
        if (cookie.Read(http.Request) is not { } token) return;
        var id = hash.Of(token);
        // Signing out must not stop halfway because the browser has gone.
        await table.RemoveAsync(id, CancellationToken.None);
        _kept.TryRemove(id, out _);
        cookie.Remove(http);
    }

    /// <summary>Whatever this node remembers may have changed.</summary>
    public void Forget() => _kept.Clear();

    private async Task<StaffSession?> LookUpAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(id, out var kept) && now - kept.ReadAt < KeptFor) return kept.Session;
        var session = await table.FindAsync(id, cancellationToken);
        if (_kept.Count >= MostKept) _kept.Clear();
        // What is unknown is not kept: guesses must not fill the memory.
        if (session is null) _kept.TryRemove(id, out _);
        else _kept[id] = new(session, now);
        return session;
    }

    private sealed record Kept(StaffSession Session, DateTimeOffset ReadAt);
}
