using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff.Auditing;
using SmartCaBot.Staff.SecondFactor;
using SmartCaBot.Staff.Secrets;
using SmartCaBot.Staff.SigningIn;
using SmartCaBot.Storage;

namespace SmartCaBot.Staff.Accounts;

/// <summary>What the holder of a one-time link does: password and app in one step, all or nothing.</summary>
internal sealed class Joining(
    IDatabase database, AccountTable accounts, Invitations invitations, Passwords passwords, RecoveryCodes recovery, StaffAudit audit, TimeProvider time)
{
    /// <summary>Null when the link is not good any more.</summary>
    public async Task<Invitee?> FindAsync(string token, CancellationToken cancellationToken) =>
        await invitations.FindAsync(token, cancellationToken) is { Account: { } id } ticket
        && await accounts.FindAsync(id, cancellationToken) is { State: AccountState.Invited } account ? new Invitee(ticket, account) : null;

    /// <returns>The recovery codes, to be shown once; null when somebody was quicker with the same link.</returns>
    public async Task<IReadOnlyList<string>?> JoinAsync(Invitee invitee, string password, long step, CancellationToken cancellationToken)
    {
        var (id, now) = (invitee.Account.Id, time.GetUtcNow());
        var hash = passwords.Hash(password);
        var codes = RecoveryCodes.New();
        var done = await database.WriteAsync(
            async session =>
            {
                if (!await Invitations.UseAsync(session, invitee.Ticket)) return false;
                if (!await accounts.SetPasswordAsync(session, id, hash, now)) return false;
                await accounts.SetTotpAsync(session, id, invitee.Secret, step, now);
                await recovery.ReplaceAsync(session, id, codes);
                await AccountTable.ActivateAsync(session, id, now);
                await audit.RecordAsync(session, AuditKind.StaffJoined, id, id, "", "");
                return true;
            },
            cancellationToken);
        return done ? codes : null;
    }
}

/// <param name="Ticket">The link.</param>
/// <param name="Account">Whom it is for.</param>
internal sealed record Invitee(OpenTicket Ticket, AccountRow Account)
{
    public byte[] Secret => Ticket.State;
}
