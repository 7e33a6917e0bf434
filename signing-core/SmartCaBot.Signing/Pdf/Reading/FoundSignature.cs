using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>A signed signature field.</summary>
/// <param name="FieldName">Fully qualified.</param>
/// <param name="Field">Null for one that stands in an array itself.</param>
/// <param name="Dictionary">The signature dictionary.</param>
/// <param name="Contents">Value of /Contents, padding included; empty when missing.</param>
/// <param name="Range">
/// The byte range, or null when it is not exactly "everything up to an end, but for this dictionary's own
/// /Contents": a range with another gap could hide bytes that nobody signed.
/// </param>
/// <param name="NamesBytes">/ByteRange is four numbers that lie in the file and cover something of it.</param>
internal sealed record FoundSignature(string FieldName, PdfReference? Field, PdfDictionary Dictionary, byte[] Contents, ByteRange? Range, bool NamesBytes)
{
    public bool IsTimeStamp => Dictionary.Name("SubFilter") == "ETSI.RFC3161";

    public static IReadOnlyList<FoundSignature> All(PdfFile file)
    {
        var found = new List<FoundSignature>();
        foreach (var field in FormField.Signatures(file))
        {
            if (file.Dictionary(field.Value) is not { } dictionary)
                continue;
            var contents = dictionary["Contents"] as PdfString;
            var numbers = Numbers(file, dictionary);
            found.Add(new(field.Name, field.Id, dictionary, contents?.Bytes ?? [], RangeOf(numbers, contents), numbers is not null));
        }
        return found;
    }

    private static long[]? Numbers(PdfFile file, PdfDictionary dictionary)
    {
        if (dictionary["ByteRange"] is not PdfArray { Items: [PdfInteger start, PdfInteger before, PdfInteger after, PdfInteger length] })
            return null;
        long[] numbers = [start.Value, before.Value, after.Value, length.Value];
        return numbers.All(n => n >= 0 && n <= file.Length) && start.Value + before.Value <= file.Length && after.Value + length.Value <= file.Length
            && before.Value + length.Value > 0 ? numbers : null;
    }

    private static ByteRange? RangeOf(long[]? numbers, PdfString? contents) =>
        contents?.Span is { } gap && numbers is [0, var before, var after, var length] && before == gap.Start && after == gap.End
            ? new(before, after, length)
            : null;
}
