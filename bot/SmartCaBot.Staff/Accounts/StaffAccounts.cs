using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Staff.Auditing;
using SmartCaBot.Staff.Sessions;
using SmartCaBot.Staff.SigningIn;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Staff.Accounts;

internal sealed class StaffAccounts(
    IDatabase database, AccountTable table, AccountList list, PersonCodec persons, Invitations invitations, StaffSessions sessions,
    StaffAudit audit, TimeProvider time) : IStaffAccounts
{
    private const string Forget = "DELETE FROM staff_accounts WHERE id = $1";

    public Task<IReadOnlyList<StaffAccount>> ListAsync(CancellationToken cancellationToken) => list.AllAsync(cancellationToken);

    public Task<StaffAccount?> FindAsync(string id, CancellationToken cancellationToken) => list.FindAsync(id, cancellationToken);

    public async Task<CitizenId?> CitizenIdOfAsync(string id, CancellationToken cancellationToken) =>
        (await table.FindAsync(id, cancellationToken))?.Person.CitizenId;

    public async Task<InviteOutcome> InviteAsync(NewStaff person, string reason, StaffMember by, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(reason)
            ? new InviteOutcome.Refused(AccountRefusal.ReasonMissing)
            : await InviteAsync(person, by.Id, ";" + IStaffAudit.Because(reason), cancellationToken);

    /// <param name="person">Whom.</param>
    /// <param name="by">Id of an account, or the operator.</param>
    /// <param name="because">As the log has it behind the rest; may be empty.</param>
    /// <param name="cancellationToken">Stops it before it is written.</param>
    public async Task<InviteOutcome> InviteAsync(NewStaff person, string by, string because, CancellationToken cancellationToken)
    {
        if (AccountRules.Check(person) is { } refusal) return new InviteOutcome.Refused(refusal);
        var account = new AccountRow(
            Guid.CreateVersion7(time.GetUtcNow()).ToString("N"), SignIn.NormalLogin(person.Login), AccountState.Invited, person.Roles, person.Office,
            new Person(person.Name.Trim(), person.CitizenId), null, null, time.GetUtcNow());
        var (link, ticket) = invitations.New(account.Id);
        var done = await database.WriteAsync<AccountRefusal?>(
            async session =>
            {
                if (!await table.AddAsync(session, account)) return AccountRefusal.LoginTaken;
                // The same check as for later changes; when it fails, the account goes again.
                if (person.Office is not null && !await AccountChanges.SetRolesAsync(session, account.Id, RoleText.Write(person.Roles), person.Office, account.CreatedAt))
                    return await ForgetAsync(session, account.Id);
                await Invitations.AddAsync(session, ticket);
                await audit.RecordAsync(session, AuditKind.StaffInvited, by, account.Id, "", $"roles={RoleText.Write(person.Roles)}{because}");
                return null;
            },
            cancellationToken);
        return done is { } why ? new InviteOutcome.Refused(why) : link;
    }

    public async Task<AccountRefusal?> SetRolesAsync(
        string id, IReadOnlySet<StaffRole> roles, string? office, CitizenId? citizenId, string reason, StaffMember by, CancellationToken cancellationToken)
    {
        if (id == by.Id) return AccountRefusal.OwnAccount;
        if (string.IsNullOrWhiteSpace(reason)) return AccountRefusal.ReasonMissing;
        if (await table.FindAsync(id, cancellationToken) is not { } account) return AccountRefusal.NotFound;
        var person = account.Person with { CitizenId = citizenId ?? account.Person.CitizenId };
        if (AccountRules.Check(roles, person.CitizenId is not null) is { } refusal) return refusal;
        return await ChangeAsync(
            AccountRefusal.OfficeUnknown,
            async session =>
            {
                if (citizenId is not null) await AccountChanges.SetPersonAsync(session, id, persons.Write(person, id));
                return await AccountChanges.SetRolesAsync(session, id, RoleText.Write(roles), office, time.GetUtcNow());
            },
            AuditKind.StaffRolesChanged, by, id, $"roles={RoleText.Write(roles)};office={office ?? "all"};{IStaffAudit.Because(reason)}", cancellationToken);
    }

    public async Task<AccountRefusal?> DisableAsync(string id, string reason, StaffMember by, CancellationToken cancellationToken)
    {
        if (id == by.Id) return AccountRefusal.OwnAccount;
        if (string.IsNullOrWhiteSpace(reason)) return AccountRefusal.ReasonMissing;
        return await ChangeAsync(
            AccountRefusal.WrongState, s => AccountChanges.DisableAsync(s, id, time.GetUtcNow()), AuditKind.StaffDisabled, by, id, IStaffAudit.Because(reason), cancellationToken);
    }

    public Task<AccountRefusal?> EnableAsync(string id, string reason, StaffMember by, CancellationToken cancellationToken) => ChangeAsync(
        AccountRefusal.WrongState, s => AccountChanges.EnableAsync(s, id, time.GetUtcNow()), AuditKind.StaffEnabled, by, id, IStaffAudit.Because(reason), cancellationToken);

    public Task<AccountRefusal?> EndSessionsAsync(string id, string reason, StaffMember by, CancellationToken cancellationToken) => ChangeAsync(
        AccountRefusal.WrongState, s => AccountChanges.EndSessionsAsync(s, id), AuditKind.StaffSessionsEnded, by, id, IStaffAudit.Because(reason), cancellationToken);

    public async Task<InviteOutcome> ResetAsync(string id, string reason, StaffMember by, CancellationToken cancellationToken)
    {
        if (id == by.Id) return new InviteOutcome.Refused(AccountRefusal.OwnAccount);
        if (string.IsNullOrWhiteSpace(reason)) return new InviteOutcome.Refused(AccountRefusal.ReasonMissing);
        var (link, ticket) = invitations.New(id);
        var refusal = await ChangeAsync(
            AccountRefusal.WrongState,
            async session =>
            {
                if (!await AccountChanges.ResetAsync(session, id, time.GetUtcNow())) return false;
                await Invitations.AddAsync(session, ticket);
                return true;
            },
            AuditKind.StaffSecondFactorReset, by, id, IStaffAudit.Because(reason), cancellationToken);
        return refusal is { } why ? new InviteOutcome.Refused(why) : link;
    }

    private async Task<AccountRefusal?> ChangeAsync(
        AccountRefusal otherwise, Func<ISqlSession, ValueTask<bool>> change, AuditKind kind, StaffMember by, string id, string detail,
        CancellationToken cancellationToken)
    {
        if (await table.FindAsync(id, cancellationToken) is null) return AccountRefusal.NotFound;
        var done = await database.WriteAsync(
            async session =>
            {
                if (!await change(session)) return false;
                await audit.RecordAsync(session, kind, by, id, "", detail);
                return true;
            },
            cancellationToken);
        sessions.Forget();
        return done ? null : otherwise;
    }

    private static async ValueTask<AccountRefusal?> ForgetAsync(ISqlSession session, string id)
    {
        await session.ExecuteAsync(Forget, id);
        return AccountRefusal.OfficeUnknown;
    }
}
