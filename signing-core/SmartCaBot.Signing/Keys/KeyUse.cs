using SmartCaBot.Signing.Authorisation;

namespace SmartCaBot.Signing.Keys;

/// <summary>The outcome of asking a citizen's key to sign.</summary>
internal abstract record KeyUse
{
    /// <summary>One verified signature for each digest, in order. RSA: PKCS#1 v1.5; ECDSA: DER SEQUENCE{r,s}.</summary>
    public sealed record Made(IReadOnlyList<byte[]> Signatures) : KeyUse;

    public sealed record NotAuthorised(AuthorisationUse Why) : KeyUse;

    /// <summary>The stored key is not the one of the certificate, was changed, or made a signature that does not verify.</summary>
    public sealed record Damaged(string Why) : KeyUse;
}
