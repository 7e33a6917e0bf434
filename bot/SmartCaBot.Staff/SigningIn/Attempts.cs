using System.Globalization;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff.Auditing;
using SmartCaBot.Staff.Secrets;
using SmartCaBot.Staff.Sessions;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Staff.SigningIn;

/// <summary>
/// Counts attempts before they are looked at, so that guessing in parallel is counted too. A strange network counts by itself and, more softly,
/// together with all others; a browser that has signed in to the account before and an open session each count for themselves alone. So a stranger
/// who knows a sign-in name closes it to strangers, not to its owner.
/// </summary>
internal sealed class Attempts(IDatabase database, KnownDevices devices, SecretHash hash, StaffAudit audit, TimeProvider time)
{
    private const string Nobody = "nobody-";
    private const int NobodyDigits = 4;

    // The log is told of one lock, and from then on of the sum once a day, however long somebody goes on.
    private static readonly TimeSpan ToldEvery = TimeSpan.FromDays(1);

    /// <summary>What is counted for a sign-in name that nobody has, so that it answers and takes as long as one that somebody has; of many names together.</summary>
    public string NobodyOf(string login) => Nobody + hash.Of("sign-in name " + login)[..NobodyDigits];

    /// <summary>For a password, by somebody who has shown nothing yet.</summary>
    /// <returns>Null while the account is closed to whoever asks; nothing may be looked at then.</returns>
    public async Task<Attempt?> TakePasswordAsync(HttpContext http, string account) => await TakeAsync(
        account, await FromAsync(http, account, new AttemptPlace("any password", AttemptLimit.Passwords)), http.RequestAborted);

    /// <summary>For a second factor, or whatever an open session is asked for.</summary>
    /// <returns>Null while the account is closed to whoever asks; nothing may be looked at then.</returns>
    public async Task<Attempt?> TakeAsync(HttpContext http, StaffSession session) => await TakeAsync(
        session.Account,
        session.SecondFactorAt is not null ? [Of(session)] : await FromAsync(http, session.Account, new AttemptPlace("any code", AttemptLimit.Codes)),
        http.RequestAborted);

    /// <summary>What was shown was right. What remains, the second factor, is counted anew and against the same limits.</summary>
    public Task GiveBackAsync(Attempt attempt) => WriteAsync(async session =>
    {
        foreach (var taken in attempt.Places) await AttemptTable.GiveBackAsync(session, attempt.Account, taken);
    });

    /// <summary>It was wrong. The audit log is told when it closes a place.</summary>
    /// <param name="attempt">Which.</param>
    /// <param name="why">What was wrong.</param>
    public Task FailAsync(Attempt attempt, string why)
    {
        var now = Now;
        return WriteAsync(async session =>
        {
            var untold = await AttemptTable.NoteAsync(session, attempt.Account, attempt.Noted.Name, now);
            if (untold is null || !attempt.Closes || untold.ToldAt > now - (long)ToldEvery.TotalMilliseconds) return;
            await TellAsync(session, untold, now, $"why={why};closed=yes;");
        });
    }

    /// <summary>Both factors were right here: this place begins anew, and no other.</summary>
    public async Task ClearAsync(HttpContext http, StaffSession session)
    {
        var place = session.SecondFactorAt is not null ? Of(session) : (await FromAsync(http, session.Account, common: null))[^1];
        await WriteAsync(async s => await AttemptTable.ClearAsync(s, session.Account, place.Name));
    }

    /// <summary>Tells the audit log of failures that closed nothing, a day's at a time, and forgets counts that are over.</summary>
    public async Task KeepUpAsync(CancellationToken cancellationToken)
    {
        var (now, aDayAgo) = (Now, Now - (long)ToldEvery.TotalMilliseconds);
        foreach (var untold in await database.ReadAsync(session => AttemptTable.DueAsync(session, aDayAgo), cancellationToken))
            await WriteAsync(session => TellAsync(session, untold, now, ""));
        await database.WriteAsync(session => AttemptTable.RemoveOldAsync(session, now, aDayAgo), cancellationToken);
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static AttemptPlace Of(StaffSession session) => new("session " + session.Handle, AttemptLimit.Place);

    /// <summary>Where the request comes from: a browser that the account knows, or a network, beside what all strange networks share.</summary>
    private async Task<AttemptPlace[]> FromAsync(HttpContext http, string account, AttemptPlace? common)
    {
        if (await devices.FindAsync(http, account) is { } device) return [new AttemptPlace("device " + device, AttemptLimit.Place)];
        var network = new AttemptPlace("network " + hash.Of("network " + Network.Of(http.Connection.RemoteIpAddress)), AttemptLimit.Place);
        return common is null ? [network] : [common, network];
    }

    // What all share comes first: when that is closed, no rows are made for the networks of an attack.
    private Task<Attempt?> TakeAsync(string account, AttemptPlace[] places, CancellationToken cancellationToken)
    {
        var now = Now;
        return database.WriteAsync(
            async session =>
            {
                var taken = new List<TakenPlace>();
                foreach (var place in places)
                {
                    if (await AttemptTable.TakeAsync(session, account, place, now) is { } one)
                    {
                        taken.Add(one);
                        continue;
                    }

                    foreach (var before in taken) await AttemptTable.GiveBackAsync(session, account, before);
                    return null;
                }

                return new Attempt(account, taken);
            },
            cancellationToken);
    }

    private async ValueTask TellAsync(ISqlSession session, Untold untold, long now, string detail)
    {
        if (!await AttemptTable.ToldAsync(session, untold, now) || untold.Account.StartsWith(Nobody, StringComparison.Ordinal)) return;
        var since = DateTimeOffset.FromUnixTimeMilliseconds(untold.Since).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        await audit.RecordAsync(
            session, AuditKind.StaffSignInFailed, untold.Account, untold.Account, "",
            string.Create(CultureInfo.InvariantCulture, $"{detail}failures={untold.Failures};since={since};at={untold.Place.Split(' ')[0]}"));
    }

    // What was tried is counted to the end, also when whoever tried has gone.
    private async Task WriteAsync(Func<ISqlSession, ValueTask> work) => await database.WriteAsync(
        async session =>
        {
            await work(session);
            return true;
        },
        CancellationToken.None);
}
