using System.Security.Cryptography;
using SmartCaBot.Admin.Reasons;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;
using SmartCaBot.Storage;

namespace SmartCaBot.Admin.Integrators;

/// <summary>What administrators do with integrators; each in one transaction with its audit record.</summary>
internal sealed class IntegratorDesk(IDatabase database, IntegratorTable table, IntegratorSecret secrets, IStaffAudit audit, TimeProvider clock)
{
    /// <summary>Both the old and the new secret are good so long: time to change the other system.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <param name="form">All of it.</param>
    /// <param name="reason">Why, as <see cref="Reason.Read"/> gives it.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Stops it before it is written.</param>
    /// <returns>The new integrator's id, and its secret, which is not kept.</returns>
    public async Task<(string ClientId, string Secret)> AddAsync(IntegratorForm form, string reason, StaffMember by, CancellationToken cancellationToken)
    {
        var (clientId, secret, now) = ("sp-" + RandomNumberGenerator.GetHexString(16, lowercase: true), IntegratorSecret.Make(), clock.GetUtcNow());
        var (salt, hash) = secrets.Hash(secret);
        await database.WriteAsync(
            async session =>
            {
                await IntegratorTable.AddAsync(session, clientId, form, by.Id, now);
                await IntegratorTable.AddSecretAsync(session, clientId, salt, hash, by.Id, now, now);
                await audit.RecordAsync(session, AuditKind.IntegratorAdded, by, "", clientId, $"{Detail(form)};{IStaffAudit.Because(reason)}");
                return true;
            },
            cancellationToken);
        return (clientId, secret);
    }

    /// <summary>False: somebody changed it meanwhile.</summary>
    /// <param name="clientId">Which.</param>
    /// <param name="version">As it was when the form was shown.</param>
    /// <param name="form">All of it from now on.</param>
    /// <param name="reason">Why, as <see cref="Reason.Read"/> gives it.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Stops it before it is written.</param>
    public Task<bool> ChangeAsync(string clientId, long version, IntegratorForm form, string reason, StaffMember by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return database.WriteAsync(
            async session =>
            {
                if (!await IntegratorTable.ChangeAsync(session, clientId, version, form, now)) return false;
                await audit.RecordAsync(session, AuditKind.IntegratorChanged, by, "", clientId, $"{Detail(form)};{IStaffAudit.Because(reason)}");
                return true;
            },
            cancellationToken);
    }

    /// <summary>A further secret; those before it end after <see cref="Overlap"/>, or at once. Null when the reason is too short.</summary>
    public async Task<string?> RenewAsync(string clientId, bool atOnce, string? why, StaffMember by, CancellationToken cancellationToken)
    {
        if (Reason.Read(why) is not { } reason || await table.FindAsync(clientId, cancellationToken) is null) return null;
        var (secret, now) = (IntegratorSecret.Make(), clock.GetUtcNow());
        var (salt, hash) = secrets.Hash(secret);
        await database.WriteAsync(
            async session =>
            {
                await IntegratorTable.AddSecretAsync(session, clientId, salt, hash, by.Id, now, atOnce ? now : now + Overlap);
                await audit.RecordAsync(session, AuditKind.IntegratorSecretRenewed, by, "", clientId, $"others-end={(atOnce ? "now" : "later")};{IStaffAudit.Because(reason)}");
                return true;
            },
            cancellationToken);
        return secret;
    }

    /// <summary>False: the reason is too short, or it is so already.</summary>
    public async Task<bool> SuspendAsync(string clientId, bool suspended, string? why, StaffMember by, CancellationToken cancellationToken)
    {
        if (Reason.Read(why) is not { } reason) return false;
        var now = clock.GetUtcNow();
        return await database.WriteAsync(
            async session =>
            {
                if (!await IntegratorTable.SuspendAsync(session, clientId, suspended, now)) return false;
                await audit.RecordAsync(
                    session, suspended ? AuditKind.IntegratorDisabled : AuditKind.IntegratorEnabled, by, "", clientId, IStaffAudit.Because(reason));
                return true;
            },
            cancellationToken);
    }

    internal static string Detail(IntegratorForm form) =>
        $"kinds={string.Join(',', form.Kinds.Order())};scopes={string.Join(',', form.Scopes.Order())};redirects={form.Redirects.Count};webhooks={form.Webhooks.Count}";
}
