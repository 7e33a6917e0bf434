using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>The parameters of oauth2/authorize, as they stand there; empty where one is missing.</summary>
internal sealed record AuthorizeQuery(
    string ClientId, string RedirectUri, string ResponseType, string Scope, string State, string CodeChallenge, string ChallengeMethod, string CredentialId,
    string NumSignatures, string Hashes, string HashAlgorithm, string Description, string Details)
{
    public const int LongestState = 1000;

    public int? Signatures => int.TryParse(NumSignatures, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static AuthorizeQuery Of(IQueryCollection query)
    {
        string Text(string name) => query[name].ToString();
        return new AuthorizeQuery(
            Text("client_id"), Text("redirect_uri"), Text("response_type"), Text("scope") is { Length: > 0 } scope ? scope : "service", Text("state"),
            Text("code_challenge"), Text("code_challenge_method"), Text("credentialID"), Text("numSignatures"),
            // Version 1 says hash, version 2 hashes.
            Text("hashes") is { Length: > 0 } hashes ? hashes : Text("hash"), Text("hashAlgorithmOID"), Text("description"), Text("authorization_details"));
    }
}
