using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>A signed signature field.</summary>
/// <param name="FieldName">Fully qualified.</param>
/// <param name="Dictionary">The signature dictionary.</param>
/// <param name="Contents">Value of /Contents, padding included; empty when missing.</param>
/// <param name="Range">
/// The byte range, or null when it is not exactly "everything up to an end, but for this dictionary's own
/// /Contents": a range with another gap could hide bytes that nobody signed (signature wrapping).
/// </param>
internal sealed record FoundSignature(string FieldName, PdfDictionary Dictionary, byte[] Contents, ByteRange? Range)
{
    public static IReadOnlyList<FoundSignature> All(PdfFile file)
    {
        var found = new List<FoundSignature>();
        foreach (var field in SignatureField.All(file))
        {
            if (file.Dictionary(field.Value) is not { } dictionary)
                continue;
            var contents = dictionary["Contents"] as PdfString;
            found.Add(new(field.Name, dictionary, contents?.Bytes ?? [], ReadRange(file, dictionary, contents)));
        }
        return found;
    }

    private static ByteRange? ReadRange(PdfFile file, PdfDictionary dictionary, PdfString? contents)
    {
        if (contents?.Span is not { } gap
            || dictionary["ByteRange"] is not PdfArray
            {
                Items: [PdfInteger { Value: 0 }, PdfInteger before, PdfInteger after, PdfInteger { Value: >= 0 } length]
            }
            || before.Value != gap.Start || after.Value != gap.End || length.Value > file.Length - gap.End)
        {
            return null;
        }
        return new(gap.Start, gap.End, length.Value);
    }
}
