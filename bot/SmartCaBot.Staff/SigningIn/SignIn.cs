using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.Auditing;
using SmartCaBot.Staff.SecondFactor;
using SmartCaBot.Staff.Sessions;

namespace SmartCaBot.Staff.SigningIn;

/// <summary>Password, then second factor; each begins a session of its own.</summary>
internal sealed class SignIn(
    AccountTable accounts, Passwords passwords, Attempts attempts, StaffSessions sessions, StaffAudit audit, TimeProvider time)
{
    /// <summary>Signing-in names are compared without case.</summary>
    public static string NormalLogin(string login) => login.Trim().ToLowerInvariant();

    /// <returns>Whether the second factor may be shown now. Why not is not told: whoever asks may be anybody.</returns>
    public async Task<bool> WithPasswordAsync(HttpContext http, string login, string password)
    {
        var cancellationToken = http.RequestAborted;
        var account = await accounts.FindByLoginAsync(NormalLogin(login), cancellationToken);
        var open = account is not null && await attempts.TakeAsync(account.Id, cancellationToken);
        // The work is the same whether there is such an account, and whether it is closed.
        var right = await passwords.AreRightAsync(account, password, cancellationToken);
        if (account is null) return false;
        if (!open || !right)
        {
            await audit.FailedAsync(account.Id, open ? "password" : "closed");
            return false;
        }

        await attempts.GiveBackAsync(account.Id);
        return await sessions.BeginAsync(http, account.Id, secondFactorShown: false);
    }

    /// <summary>Ends the session that has shown a password only, and begins a full one; or notes that the factor was shown again.</summary>
    public async Task<bool> WithCodeAsync(HttpContext http, StaffSession session, string code)
    {
        var cancellationToken = http.RequestAborted;
        var open = await attempts.TakeAsync(session.Account, cancellationToken);
        var account = await accounts.FindAsync(session.Account, cancellationToken);
        var step = account?.TotpSecret is { } secret ? Totp.Match(secret, code.Replace(" ", "", StringComparison.Ordinal), time.GetUtcNow()) : null;
        if (!open || step is null || !await accounts.UseTotpStepAsync(session.Account, step.Value, cancellationToken))
        {
            await audit.FailedAsync(session.Account, open ? "code" : "closed");
            return false;
        }

        return await CompleteAsync(http, session, "totp");
    }

    /// <summary>Both factors were shown.</summary>
    public async Task<bool> CompleteAsync(HttpContext http, StaffSession session, string how)
    {
        await attempts.ClearAsync(session.Account);
        if (session.SecondFactorAt is not null)
        {
            await sessions.ConfirmAsync(http);
            return true;
        }

        return await BeginAsync(http, session.Account, how);
    }

    public async Task<bool> BeginAsync(HttpContext http, string account, string how)
    {
        if (!await sessions.BeginAsync(http, account, secondFactorShown: true)) return false;
        await audit.RecordAsync(AuditKind.StaffSignedIn, account, account, "", "with=" + how, CancellationToken.None);
        return true;
    }
}
