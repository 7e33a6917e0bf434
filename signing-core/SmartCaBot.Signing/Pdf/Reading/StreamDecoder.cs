using System.IO.Compression;
using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>Data of structural streams: none or FlateDecode, with PNG predictors (ISO 32000-1 7.4.4).</summary>
internal static class StreamDecoder
{
    public static byte[] Decode(PdfSource source, PdfStream stream, long length, PdfLimits limits)
    {
        if (length is < 0 or > PdfLimits.MaxStreamBytes)
            throw PdfException.Unsupported("a structural stream is too long");
        var raw = source.Read(stream.DataOffset, (int)length);
        source.Position = stream.DataOffset + length;
        new PdfLexer(source).Keyword("endstream");

        var filter = Single(stream.Dictionary["Filter"]);
        switch ((filter as PdfName)?.Value)
        {
            case null when filter is null or PdfNull:
                limits.Decoded(raw.Length);
                return raw;
            case "FlateDecode" or "Fl":
                return PngPredictor.Undo(Inflate(raw, limits), Single(stream.Dictionary["DecodeParms"]));
            default:
                throw PdfException.Unsupported("a structural stream has an unusual filter");
        }
    }

    private static PdfObject? Single(PdfObject? value) => value switch
    {
        PdfArray { Items: [] } => null,
        PdfArray { Items: [var only] } => only,
        PdfArray => throw PdfException.Unsupported("a structural stream has several filters"),
        _ => value,
    };

    private static byte[] Inflate(byte[] raw, PdfLimits limits)
    {
        using var inflater = new ZLibStream(new MemoryStream(raw), CompressionMode.Decompress);
        var output = new MemoryStream();
        var buffer = new byte[16384];
        try
        {
            for (int read; (read = inflater.Read(buffer)) > 0;)
            {
                limits.Decoded(read);
                if (output.Length + read > PdfLimits.MaxStreamBytes)
                    throw PdfException.Unsupported("a structural stream is too long");
                output.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            throw PdfException.Damaged("a stream cannot be decompressed");
        }
        return output.ToArray();
    }
}
