using System.Formats.Asn1;
using System.Numerics;

namespace SmartCaBot.Signing.Cms;

/// <summary>
/// A SignedData with its content inside, in definite lengths: the content's size is known beforehand, so all that stands before it
/// can be written first and the content be copied behind that, however large it is.
/// </summary>
internal static class SignedDataFileWriter
{
    /// <summary>Everything before the content's first byte. What follows the content is <see cref="SignedDataParts.EncodeTail"/>.</summary>
    public static byte[] Prefix(SignedDataParts parts, long contentLength)
    {
        var octets = Header(0x04, contentLength);
        var wrapped = octets.Length + contentLength;
        var type = Oid(CmsOids.Data);
        byte[] encapsulated = [.. type, .. Header(0xA0, wrapped), .. octets];
        var info = encapsulated.Length + contentLength;
        byte[] body = [.. parts.EncodeHead(), .. Header(0x30, info), .. encapsulated];
        var inner = body.Length + contentLength + parts.EncodeTail().Length;
        byte[] explicitBody = [.. Header(0x30, inner), .. body];
        var signedData = inner + explicitBody.Length - body.Length;
        byte[] outer = [.. Oid(CmsOids.SignedData), .. Header(0xA0, signedData), .. explicitBody];
        return [.. Header(0x30, signedData + outer.Length - explicitBody.Length), .. outer];
    }

    /// <summary>The same without content.</summary>
    public static byte[] Detached(SignedDataParts parts)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(CmsOids.SignedData);
            var context = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
            using (writer.PushSequence(context))
            using (writer.PushSequence())
            {
                Copy(writer, parts.EncodeHead());
                using (writer.PushSequence())
                    writer.WriteObjectIdentifier(CmsOids.Data);
                Copy(writer, parts.EncodeTail());
            }
        }
        return writer.Encode();
    }

    /// <summary>Several values one after another.</summary>
    private static void Copy(AsnWriter writer, byte[] values)
    {
        foreach (var value in CertificateSet.Split(new AsnReader(values, AsnEncodingRules.BER)))
            writer.WriteEncodedValue(value.Span);
    }

    private static byte[] Oid(string value)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(value);
        return writer.Encode();
    }

    /// <summary>Tag and shortest definite length (X.690 10.1).</summary>
    private static byte[] Header(byte tag, long length)
    {
        if (length < 0x80)
            return [tag, (byte)length];
        var bytes = (64 - BitOperations.LeadingZeroCount((ulong)length) + 7) / 8;
        var header = new byte[2 + bytes];
        header[0] = tag;
        header[1] = (byte)(0x80 | bytes);
        for (var i = 0; i < bytes; i++)
            header[^(i + 1)] = (byte)(length >> (8 * i));
        return header;
    }
}
