using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>Reverses the PNG filters (RFC 2083 section 6) that writers put before Flate.</summary>
internal static class PngPredictor
{
    private const int MaxRow = 1 << 16;

    public static byte[] Undo(byte[] data, PdfObject? parameters)
    {
        if (parameters is not PdfDictionary dictionary)
            return data;
        switch (Number(dictionary, "Predictor", 1))
        {
            case 1:
                return data;
            case < 10 or > 15:
                throw PdfException.Unsupported("a structural stream has an unusual predictor");
        }
        var bitsPerPixel = Number(dictionary, "Colors", 1) * Number(dictionary, "BitsPerComponent", 8);
        var row = ((bitsPerPixel * Number(dictionary, "Columns", 1)) + 7) / 8;
        if (row > MaxRow)
            throw PdfException.Unsupported("a structural stream has very wide rows");
        return Undo(data, (int)row, (int)Math.Max(1, bitsPerPixel / 8));
    }

    private static byte[] Undo(byte[] data, int row, int pixel)
    {
        var rows = data.Length / (row + 1);
        var output = new byte[rows * row];
        ReadOnlySpan<byte> above = new byte[row];
        for (var i = 0; i < rows; i++)
        {
            var line = output.AsSpan(i * row, row);
            data.AsSpan((i * (row + 1)) + 1, row).CopyTo(line);
            UndoRow(data[i * (row + 1)], line, above, pixel);
            above = line;
        }
        return output;
    }

    private static void UndoRow(byte filter, Span<byte> line, ReadOnlySpan<byte> above, int pixel)
    {
        for (var i = 0; i < line.Length; i++)
        {
            int left = i >= pixel ? line[i - pixel] : 0;
            int corner = i >= pixel ? above[i - pixel] : 0;
            line[i] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], corner),
                _ => throw PdfException.Damaged("a predictor is unknown"),
            });
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var estimate = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private static long Number(PdfDictionary dictionary, string key, long absent) => dictionary[key] switch
    {
        null => absent,
        PdfInteger { Value: > 0 and <= MaxRow } number => number.Value,
        _ => throw PdfException.Damaged("a predictor has malformed parameters"),
    };
}
