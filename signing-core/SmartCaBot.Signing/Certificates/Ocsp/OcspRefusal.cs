using System.Formats.Asn1;

namespace SmartCaBot.Signing.Certificates.Ocsp;

/// <summary>OCSPResponseStatus (RFC 6960 4.2.1) without an answer; nobody signs it.</summary>
internal enum OcspRefusal
{
    MalformedRequest = 1,
    InternalError = 2,
    TryLater = 3,

    /// <summary>This responder does not speak for that issuer.</summary>
    Unauthorized = 6,
}

internal static class OcspRefusals
{
    public static byte[] Encode(this OcspRefusal refusal)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
            writer.WriteEnumeratedValue(refusal);
        return writer.Encode();
    }
}
