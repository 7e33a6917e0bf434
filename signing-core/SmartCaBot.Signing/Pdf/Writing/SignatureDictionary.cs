using System.Text;
using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Writing;

/// <summary>The signature dictionary of PAdES baseline (EN 319 142-1 5.3), with room for what is known only later.</summary>
internal static class SignatureDictionary
{
    /// <summary>Three numbers of up to 19 digits: no file is too long for the place kept.</summary>
    private const int RangeWidth = 66;

    /// <param name="output">Where the object's content goes.</param>
    /// <param name="content">What is known already.</param>
    public static SignatureSlots Write(PdfOutput output, SignatureContent content)
    {
        var parameters = content.Parameters;
        var slots = Begin(output, "/Type/Sig", "ETSI.CAdES.detached", content.CmsBytes);
        output.Ascii("/M ").Object(PdfDate.Encode(parameters.SignedAt));
        Text(output, "/Name ", content.SignerName);
        Text(output, "/Reason ", parameters.Reason);
        Text(output, "/Location ", parameters.Location);
        if (content.References is { } references)
            output.Ascii("/Reference ").Object(references);
        output.Ascii(">>");
        return slots;
    }

    /// <summary>A document time stamp (EN 319 142-1 5.4.3).</summary>
    /// <param name="output">Where the object's content goes.</param>
    /// <param name="tokenBytes">Longest token that must fit.</param>
    public static SignatureSlots WriteTimeStamp(PdfOutput output, int tokenBytes)
    {
        var slots = Begin(output, "/Type/DocTimeStamp", "ETSI.RFC3161", tokenBytes);
        output.Ascii(">>");
        return slots;
    }

    public static void FillRange(byte[] increment, SignatureSlots slots, ByteRange range) =>
        Encoding.ASCII.GetBytes(
            FormattableString.Invariant($"[0 {range.Before} {range.After} {range.AfterLength}]"), increment.AsSpan(slots.RangeAt, RangeWidth));

    public static void FillContents(byte[] increment, SignatureSlots slots, ReadOnlySpan<byte> cms) =>
        Encoding.ASCII.GetBytes(Convert.ToHexString(cms), increment.AsSpan(slots.ContentsAt + 1, slots.ContentsLength - 2));

    private static SignatureSlots Begin(PdfOutput output, string type, string form, int contentBytes)
    {
        output.Ascii($"<<{type}/Filter/Adobe.PPKLite/SubFilter/{form}/ByteRange ");
        var rangeAt = output.Position;
        output.Fill((byte)' ', RangeWidth);
        output.Ascii("/Contents ");
        var contentsAt = output.Position;
        output.Ascii("<").Fill((byte)'0', contentBytes * 2).Ascii(">");
        return new(rangeAt, contentsAt, (contentBytes * 2) + 2);
    }

    private static void Text(PdfOutput output, string key, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            output.Ascii(key).Object(PdfText.Encode(text));
    }
}
