using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.Auditing;
using SmartCaBot.Staff.SecondFactor;
using SmartCaBot.Staff.Sessions;

namespace SmartCaBot.Staff.SigningIn;

/// <summary>Password, then second factor; each begins a session of its own.</summary>
internal sealed class SignIn(
    AccountTable accounts, Passwords passwords, Attempts attempts, StaffSessions sessions, RecoveryCodes recovery, StaffAudit audit,
    TimeProvider time)
{
    private const string Recovery = "recovery";

    /// <summary>Signing-in names are compared without case.</summary>
    public static string NormalLogin(string login) => login.Trim().ToLowerInvariant();

    /// <returns>Whether the second factor may be shown now. Why not is not told: whoever asks may be anybody.</returns>
    public async Task<bool> WithPasswordAsync(HttpContext http, string login, string password)
    {
        var cancellationToken = http.RequestAborted;
        var account = await accounts.FindByLoginAsync(NormalLogin(login), cancellationToken);
        var attempt = account is null ? null : await attempts.TakeAsync(account.Id, cancellationToken);
        // The work is the same whether there is such an account, and whether it is closed.
        var right = await passwords.AreRightAsync(account, password, cancellationToken);
        if (account is null) return false;
        if (attempt is null || !right)
        {
            await audit.FailedAsync(account.Id, attempt is null ? "closed" : "password");
            return false;
        }

        await attempts.GiveBackAsync(attempt);
        return await sessions.BeginAsync(http, account.Id, secondFactorShown: false);
    }

    /// <summary>Ends the session that has shown a password only, and begins a full one; or notes that the factor was shown again.</summary>
    public async Task<bool> WithCodeAsync(HttpContext http, StaffSession session, string code)
    {
        var cancellationToken = http.RequestAborted;
        var open = await attempts.TakeAsync(session.Account, cancellationToken) is not null;
        var account = await accounts.FindAsync(session.Account, cancellationToken);
        var how = open && account is not null ? await HowAsync(account, code.Replace(" ", "", StringComparison.Ordinal), cancellationToken) : null;
        if (how is null)
        {
            await audit.FailedAsync(session.Account, open ? "code" : "closed");
            return false;
        }

        if (how == Recovery) await audit.RecordAsync(AuditKind.StaffRecoveryCodeUsed, session.Account, session.Account, "", "", CancellationToken.None);
        return await CompleteAsync(http, session, how);
    }

    /// <summary>Which factor the code is; it is used up. Null when it is none.</summary>
    private async Task<string?> HowAsync(AccountRow account, string code, CancellationToken cancellationToken)
    {
        if (account.TotpSecret is { } secret && Totp.Match(secret, code, time.GetUtcNow()) is { } step)
            return await accounts.UseTotpStepAsync(account.Id, step, cancellationToken) ? "totp" : null;
        return await recovery.UseAsync(account.Id, code, cancellationToken) ? Recovery : null;
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
