namespace SmartCaBot.Signing.Certificates.Ocsp;

/// <summary>Object identifiers of RFC 6960 and of the digests in a CertID.</summary>
internal static class OcspOids
{
    public const string BasicResponse = "1.3.6.1.5.5.7.48.1.1";
    public const string Nonce = "1.3.6.1.5.5.7.48.1.2";

    /// <summary>What most clients name a certificate with (RFC 5019 2.1.1); nothing is signed with it.</summary>
    public const string Sha1 = "1.3.14.3.2.26";
}
