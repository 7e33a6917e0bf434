using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Api.Csc.Access;

/// <summary>
/// A citizen's leave to a client rests on their certificate: once none of their own, in that account, is good any more, revoked or past its end, the leave is over, and does
/// not come back with the next certificate. One on hold may become good again.
/// </summary>
internal sealed class CitizenAccess(TokenTable tokens, SigningCore core)
{
    /// <summary>Whether what the token gives leave to still stands; ends it otherwise. A client's own access always does.</summary>
    public async ValueTask<bool> StandsAsync(TokenRecord token, CancellationToken cancellationToken)
    {
        if (token.Citizen is null) return true;
        var own = token.Credential is { } one ? await core.Holders.OfSamePersonAsync(one, cancellationToken) : [];
        if (own.Any(held => held.Credential.Status is CredentialStatus.Active or CredentialStatus.Suspended)) return true;
        await tokens.EndAsync(token, "no-certificate", CancellationToken.None);
        return false;
    }
}
