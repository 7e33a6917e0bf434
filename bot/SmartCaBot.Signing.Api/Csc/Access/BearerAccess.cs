using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Http;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Csc.Access;

/// <summary>
/// Lets callers in by their access token (CSC v1 8.2, v2 8.2; RFC 6750 2.1). A header that holds none is a bad request; a token that is not good is
/// unauthorized, whatever is wrong with it but its age.
/// </summary>
internal sealed class BearerAccess(TokenTable tokens, CitizenAccess citizens, IIntegrators integrators, ClientLimits limits, TimeProvider clock)
{
    private const string Scheme = "Bearer ";

    /// <param name="http">The request.</param>
    /// <param name="dialect">Whose texts.</param>
    /// <param name="clientScope">What the client must have been granted by our administrators.</param>
    /// <param name="signs">Tokens of scope credential are let in too.</param>
    public async ValueTask<(CscCaller? Caller, CscFailure? Failure)> EnterAsync(HttpContext http, Dialect dialect, string clientScope, bool signs = false)
    {
        if (http.Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || header[Scheme.Length..].Trim() is not { } token || !SecretText.IsShaped(token))
            return (null, dialect.BearerMissing);
        var network = ClientNetwork.Of(http.Connection.RemoteIpAddress);
        if (await tokens.FindAsync(token, http.RequestAborted) is not { IsRefresh: false } found)
            return (null, limits.MayNetwork(network) ? CscFailure.TokenUnknown : CscFailure.TooMany);
        if (clock.GetUtcNow() > found.ExpiresAt) return (null, CscFailure.TokenExpired);
        if (!limits.MayClient($"{found.ClientId} {network}")) return (null, CscFailure.TooMany);
        if (await integrators.FindAsync(found.ClientId, http.RequestAborted) is not { IsSuspended: false } client || !client.Kinds.Contains(IntegratorKind.Csc))
            return (null, CscFailure.TokenUnknown);
        if (!client.Scopes.Contains(clientScope)) return (null, CscFailure.NotForClient);
        if (!await citizens.StandsAsync(found, http.RequestAborted)) return (null, CscFailure.TokenUnknown);
        return found.Scope == CscScope.Credential && !signs ? (null, CscFailure.WrongScope) : (new CscCaller(client, found.Citizen, found.Credential, found.Transaction), null);
    }
}
