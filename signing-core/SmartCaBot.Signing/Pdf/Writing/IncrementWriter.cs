using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Writing;

/// <summary>Writes an increment as the bytes that follow the original.</summary>
internal static class IncrementWriter
{
    /// <summary>One that only adds objects.</summary>
    public static byte[] Write(Increment increment)
    {
        var (output, offsets) = Begin(increment);
        XrefSectionWriter.Write(output, increment, offsets);
        return output.ToArray();
    }

    /// <summary>One with a signature in it.</summary>
    /// <param name="increment">All but the signature.</param>
    /// <param name="signature">The number kept for it.</param>
    /// <param name="write">Writes its dictionary, and says where what is not known yet goes.</param>
    public static (byte[] Bytes, SignatureSlots Slots) Write(Increment increment, PdfReference signature, Func<PdfOutput, SignatureSlots> write)
    {
        var (output, offsets) = Begin(increment);
        Begin(output, increment, signature, offsets);
        var slots = write(output);
        output.Ascii("\nendobj\n");
        XrefSectionWriter.Write(output, increment, offsets);

        var bytes = output.ToArray();
        SignatureDictionary.FillRange(bytes, slots, RangeOf(increment.File.Length, bytes.Length, slots));
        return (bytes, slots);
    }

    private static (PdfOutput Output, Dictionary<PdfReference, long> Offsets) Begin(Increment increment)
    {
        var (output, offsets) = (new PdfOutput(), new Dictionary<PdfReference, long>());
        // The original may end without an end of line; a second one does no harm.
        output.Ascii("\n");
        foreach (var (id, content) in increment.Objects)
        {
            Begin(output, increment, id, offsets);
            output.Object(content).Ascii("\nendobj\n");
        }
        return (output, offsets);
    }

    private static ByteRange RangeOf(long original, int increment, SignatureSlots slots) =>
        new(original + slots.ContentsAt, original + slots.ContentsEnd, increment - slots.ContentsEnd);

    private static void Begin(PdfOutput output, Increment increment, PdfReference id, Dictionary<PdfReference, long> offsets)
    {
        offsets.Add(id, increment.File.Length + output.Position);
        output.Ascii($"{id.Number} {id.Generation} obj\n");
    }
}
