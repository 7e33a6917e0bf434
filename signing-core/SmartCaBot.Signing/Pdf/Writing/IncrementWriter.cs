using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Writing;

/// <summary>Writes an increment with a signature in it as the bytes that follow the original.</summary>
internal static class IncrementWriter
{
    public static (byte[] Bytes, SignatureSlots Slots) Write(Increment increment, PdfReference signature, SignatureContent signed)
    {
        var output = new PdfOutput();
        var offsets = new SortedDictionary<PdfReference, long>(Comparer<PdfReference>.Create((a, b) => a.Number.CompareTo(b.Number)));
        // The original may end without an end of line; a second one does no harm.
        output.Ascii("\n");
        foreach (var (id, content) in increment.Objects)
        {
            Begin(output, increment, id, offsets);
            output.Object(content).Ascii("\nendobj\n");
        }
        Begin(output, increment, signature, offsets);
        var slots = SignatureDictionary.Write(output, signed);
        output.Ascii("\nendobj\n");
        XrefSectionWriter.Write(output, increment, offsets);

        var bytes = output.ToArray();
        SignatureDictionary.FillRange(bytes, slots, RangeOf(increment.File.Length, bytes.Length, slots));
        return (bytes, slots);
    }

    private static ByteRange RangeOf(long original, int increment, SignatureSlots slots) =>
        new(original + slots.ContentsAt, original + slots.ContentsEnd, increment - slots.ContentsEnd);

    private static void Begin(PdfOutput output, Increment increment, PdfReference id, SortedDictionary<PdfReference, long> offsets)
    {
        offsets.Add(id, increment.File.Length + output.Position);
        output.Ascii($"{id.Number} {id.Generation} obj\n");
    }
}
