using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.Http;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Clients;

/// <summary>Who calls, and whether they may. A client that there is not, one that is suspended and a wrong secret are answered alike.</summary>
internal sealed partial class ClientAccess(
    IIntegrators integrators, FailureLocks locks, ClientLimits limits, IAuditStore audit, TimeProvider clock, ILogger<ClientAccess> logger)
{
    private const int LongestId = 200;
    private const int LongestShown = 40;

    private async ValueTask<Access> EnterAsync(
        HttpContext http, string? clientId, string? secret, string? scope, CancellationToken cancellationToken)
    {
        if (clientId is not { Length: > 0 and <= LongestId } id || secret is not { Length: > 0 and <= LongestId } || !IsName(id)) return Access.Refused;
        var network = ClientNetwork.Of(http.Connection.RemoteIpAddress);
        // Of the pair, so that nobody locks out a client from elsewhere.
        var who = $"{id} {network}";
        if (locks.IsLocked(who)) return Access.Busy;
        if (!limits.MayClient(who)) return Access.Busy;
        if (await integrators.VerifyAsync(id, secret, cancellationToken) is not { } client)
        {
            if (locks.Fail(who)) await LockedAsync(id, cancellationToken);
            return Access.Refused;
        }

        locks.Succeed(who);
        return scope is null || client.Scopes.Contains(scope) ? new Access(client) : Access.Refused;
    }

    /// <summary>For what both versions of sp769 need.</summary>
    public async ValueTask<Access> EnterEitherAsync(HttpContext http, string? clientId, string? secret, string scope, CancellationToken cancellationToken)
    {
        var entered = await EnterAsync(http, clientId, secret, scope, cancellationToken);
        return entered.Client is { } client && (client.Kinds.Contains(IntegratorKind.Sp769V1) || client.Kinds.Contains(IntegratorKind.Sp769V2))
            ? entered
            : entered with { Client = null };
    }

    public async ValueTask<Access> EnterAsync(
        HttpContext http, string? clientId, string? secret, IntegratorKind kind, string? scope, CancellationToken cancellationToken)
    {
        var entered = await EnterAsync(http, clientId, secret, scope, cancellationToken);
        return entered.Client is { } client && client.Kinds.Contains(kind) ? entered : entered with { Client = null };
    }

    /// <summary>Whatever its scopes, which are looked at when it uses what it gets.</summary>
    public ValueTask<Access> EnterAsync(HttpContext http, string? clientId, string? secret, IntegratorKind kind, CancellationToken cancellationToken) =>
        EnterAsync(http, clientId, secret, kind, scope: null, cancellationToken);

    /// <summary>Ours are printable ASCII. Other texts are not looked for, and a database may not take them (PostgreSQL: no NUL).</summary>
    public static bool IsName(string clientId) => clientId.All(c => c is > ' ' and <= '~');

    private async Task LockedAsync(string clientId, CancellationToken cancellationToken)
    {
        // Not what was claimed, which anybody may write: an id of ours has a shape.
        var shown = new string([.. clientId.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.').Take(LongestShown)]);
        LogLocked(shown);
        await audit.AppendAsync(new AuditEvent(AuditKind.ClientLockedOut, clock.GetUtcNow(), "system", "", shown), cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Warning, "Client {ClientId} was locked out for a while: wrong secrets from one network.")]
    private partial void LogLocked(string clientId);
}

/// <param name="Client">Null when it may not.</param>
/// <param name="IsBusy">Refused for now: too many requests, or locked out.</param>
internal readonly record struct Access(Integrator? Client, bool IsBusy = false)
{
    public static readonly Access Refused = new(null);

    public static readonly Access Busy = new(null, IsBusy: true);
}
