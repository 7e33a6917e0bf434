using System.Security.Cryptography;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Audit;

namespace SmartCaBot.Admin.Integrators;

/// <summary>Registers an integrator without the pages: for whoever holds the server.</summary>
public sealed class IntegratorRegistration
{
    private const string Operator = "operator";

    private readonly IDatabase _database;
    private readonly IntegratorSecret _secrets;
    private readonly IAuditTrail _trail;
    private readonly TimeProvider _clock;

    internal IntegratorRegistration(IDatabase database, IntegratorSecret secrets, IAuditTrail trail, TimeProvider clock) =>
        (_database, _secrets, _trail, _clock) = (database, secrets, trail, clock);

    /// <summary>The new integrator's id and its secret, which is not kept; null when an address is none that may be called.</summary>
    /// <param name="name">As citizens are told it.</param>
    /// <param name="kinds">The APIs it may call, with all their scopes.</param>
    /// <param name="redirects">Where people may be sent back to.</param>
    /// <param name="webhooks">Where results are sent to.</param>
    /// <param name="privateAddresses">They may lead to private networks.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<(string ClientId, string Secret)?> AddAsync(
        string name, IReadOnlySet<IntegratorKind> kinds, IReadOnlyList<string> redirects, IReadOnlyList<string> webhooks, bool privateAddresses,
        CancellationToken cancellationToken)
    {
        if (!redirects.Concat(webhooks).All(address => IntegratorAddress.IsAllowed(address, privateAddresses))) return null;
        var form = new IntegratorForm(name, "", kinds, IntegratorScopes.All.ToHashSet(), redirects, webhooks);
        var (clientId, secret, now) = ("sp-" + RandomNumberGenerator.GetHexString(16, lowercase: true), IntegratorSecret.Make(), _clock.GetUtcNow());
        var (salt, hash) = _secrets.Hash(secret);
        await _database.WriteAsync(
            async session =>
            {
                await IntegratorTable.AddAsync(session, clientId, form, Operator, now);
                await IntegratorTable.AddSecretAsync(session, clientId, salt, hash, Operator, now, now);
                await _trail.AppendAsync(session, new AuditEvent(AuditKind.IntegratorAdded, now, Operator, "", clientId, IntegratorDesk.Detail(form)));
                return true;
            },
            cancellationToken);
        return (clientId, secret);
    }
}
