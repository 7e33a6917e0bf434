using System.Formats.Asn1;

namespace SmartCaBot.Signing.TimeStamps;

/// <summary>TimeStampResp (RFC 3161 2.4.2): SEQUENCE { PKIStatusInfo, TimeStampToken OPTIONAL }.</summary>
internal static class TimeStampResponse
{
    private const int GrantedStatus = 0;
    private const int RejectionStatus = 2;

    public static byte[] Granted(byte[] token)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
                writer.WriteInteger(GrantedStatus);
            writer.WriteEncodedValue(token);
        }
        return writer.Encode();
    }

    public static byte[] Rejected(TimeStampFailure failure)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteInteger(RejectionStatus);
            writer.WriteNamedBitList(failure);
        }
        return writer.Encode();
    }

    /// <summary>The token as it was sent, byte for byte; null when there is none. Judges nothing.</summary>
    /// <exception cref="AsnContentException">It is no such response.</exception>
    public static byte[]? TokenOf(ReadOnlyMemory<byte> response)
    {
        var body = new AsnReader(response, AsnEncodingRules.BER).ReadSequence();
        body.ReadSequence();
        return body.HasData ? body.ReadEncodedValue().ToArray() : null;
    }
}
