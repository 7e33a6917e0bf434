using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.Auditing;
using SmartCaBot.Staff.SecondFactor;
using SmartCaBot.Staff.Sessions;

namespace SmartCaBot.Staff.SigningIn;

/// <summary>Password, then second factor; each begins a session of its own.</summary>
internal sealed class SignIn(
    AccountTable accounts, Passwords passwords, Attempts attempts, StaffSessions sessions, KnownDevices devices, RecoveryCodes recovery,
    StaffAudit audit, TimeProvider time)
{
    private const string Recovery = "recovery";

    /// <summary>Signing-in names are compared without case.</summary>
    public static string NormalLogin(string login) => login.Trim().ToLowerInvariant();

    /// <returns>Whether the second factor may be shown now. Why not is not told: whoever asks may be anybody.</returns>
    public async Task<bool> WithPasswordAsync(HttpContext http, string login, string password)
    {
        var name = NormalLogin(login);
        var account = await accounts.FindByLoginAsync(name, http.RequestAborted);
        // The work is the same whether there is such an account, and whether it is closed.
        var attempt = await attempts.TakePasswordAsync(http, account?.Id ?? attempts.NobodyOf(name));
        var right = await passwords.AreRightAsync(account, password, CancellationToken.None);
        if (attempt is null) return false;
        if (account is null || !right)
        {
            await attempts.FailAsync(attempt, "password");
            return false;
        }

        await attempts.GiveBackAsync(attempt);
        return await sessions.BeginAsync(http, account.Id, account.Stamp, secondFactorShown: false);
    }

    /// <summary>Ends the session that has shown a password only, and begins a full one; or notes that the factor was shown again.</summary>
    public async Task<bool> WithCodeAsync(HttpContext http, StaffSession session, string code)
    {
        if (await attempts.TakeAsync(http, session) is not { } attempt) return false;
        // From here on it does not matter whether the caller still waits: what was tried is counted and told to the log.
        var account = await accounts.FindAsync(session.Account, CancellationToken.None);
        var how = account is null ? null : await HowAsync(account, code.Replace(" ", "", StringComparison.Ordinal), CancellationToken.None);
        if (how is null)
        {
            await attempts.FailAsync(attempt, "code");
            return false;
        }

        await attempts.GiveBackAsync(attempt);
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
        await attempts.ClearAsync(http, session);
        if (session.SecondFactorAt is not null)
        {
            await sessions.ConfirmAsync(http);
            return true;
        }

        return await BeginAsync(http, session.Account, session.Stamp, how);
    }

    /// <param name="http">The request.</param>
    /// <param name="account">Whose.</param>
    /// <param name="stamp">The account's when the first factor was shown; null when this was the only step.</param>
    /// <param name="how">With what.</param>
    /// <returns>False when the account is not active, or has changed since.</returns>
    public async Task<bool> BeginAsync(HttpContext http, string account, string? stamp, string how)
    {
        if (!await sessions.BeginAsync(http, account, stamp, secondFactorShown: true)) return false;
        await devices.RememberAsync(http, account);
        await audit.RecordAsync(AuditKind.StaffSignedIn, account, account, "", "with=" + how, CancellationToken.None);
        return true;
    }
}
