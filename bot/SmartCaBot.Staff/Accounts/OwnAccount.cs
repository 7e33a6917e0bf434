using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff.Auditing;
using SmartCaBot.Staff.SecondFactor;
using SmartCaBot.Staff.Sessions;
using SmartCaBot.Staff.SigningIn;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Staff.Accounts;

/// <summary>What people change of their own accounts, each together with its audit record.</summary>
internal sealed class OwnAccount(
    IDatabase database, AccountTable accounts, Passwords passwords, RecoveryCodes recovery, SessionTable sessionTable, StaffSessions sessions,
    StaffAudit audit, TimeProvider time)
{
    public Task<AccountRow?> FindAsync(string id, CancellationToken cancellationToken) => accounts.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<ListedSession>> SessionsAsync(string id, CancellationToken cancellationToken) =>
        sessionTable.ListAsync(id, time.GetUtcNow(), cancellationToken);

    public Task<int> RecoveryCodesLeftAsync(string id, CancellationToken cancellationToken) => recovery.LeftAsync(id, cancellationToken);

    /// <summary>Ends all sessions, the one that asks too: begin another.</summary>
    public Task<bool> SetPasswordAsync(string id, string password, CancellationToken cancellationToken)
    {
        var hash = passwords.Hash(password);
        return ChangeAsync(id, AuditKind.StaffPasswordChanged, "", session => accounts.SetPasswordAsync(session, id, hash, time.GetUtcNow()), cancellationToken);
    }

    /// <param name="id">Whose.</param>
    /// <param name="secret">The new app's.</param>
    /// <param name="step">Of the code that proved it.</param>
    /// <param name="cancellationToken">Stops it before it is written.</param>
    public Task<bool> SetAppAsync(string id, byte[] secret, long step, CancellationToken cancellationToken) => ChangeAsync(
        id, AuditKind.StaffSecondFactorAdded, "factor=totp",
        async session => await accounts.SetTotpAsync(session, id, secret, step, time.GetUtcNow()) == 1, cancellationToken);

    /// <returns>False when it is their last way in.</returns>
    public Task<bool> RemoveAppAsync(string id, CancellationToken cancellationToken) => ChangeAsync(
        id, AuditKind.StaffSecondFactorRemoved, "factor=totp", session => AccountTable.RemoveTotpAsync(session, id, time.GetUtcNow()), cancellationToken);

    /// <summary>New codes; the old ones are worth nothing.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(string id, CancellationToken cancellationToken)
    {
        var codes = RecoveryCodes.New();
        await ChangeAsync(
            id, AuditKind.StaffSecondFactorAdded, "factor=recovery",
            async session =>
            {
                await recovery.ReplaceAsync(session, id, codes);
                return true;
            },
            cancellationToken);
        return codes;
    }

    public async Task EndSessionAsync(string id, string handle, CancellationToken cancellationToken)
    {
        await sessionTable.RemoveOneAsync(id, handle, cancellationToken);
        await audit.RecordAsync(AuditKind.StaffSessionsEnded, id, id, "", "which=one", cancellationToken);
        sessions.Forget();
    }

    public async Task EndOtherSessionsAsync(string id, string handle, CancellationToken cancellationToken)
    {
        await sessionTable.RemoveAllAsync(id, handle, cancellationToken);
        await audit.RecordAsync(AuditKind.StaffSessionsEnded, id, id, "", "which=others", cancellationToken);
        sessions.Forget();
    }

    private async Task<bool> ChangeAsync(string id, AuditKind kind, string detail, Func<ISqlSession, ValueTask<bool>> change, CancellationToken cancellationToken)
    {
        var done = await database.WriteAsync(
            async session =>
            {
                if (!await change(session)) return false;
                await audit.RecordAsync(session, kind, id, id, "", detail);
                return true;
            },
            cancellationToken);
        sessions.Forget();
        return done;
    }
}
