using System.Buffers.Binary;
using System.Security.Cryptography;
using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Writing;

/// <summary>
/// The cross-reference section of an update, of the same kind as the newest one before it: viewers do not
/// find a classic table behind a stream, nor the reverse.
/// </summary>
internal static class XrefSectionWriter
{
    private const long LargestTableOffset = 9_999_999_999;
    private const int IdBytes = 16;

    /// <param name="output">Holds the update's objects already.</param>
    /// <param name="increment">Whose section it is.</param>
    /// <param name="offsets">Object → offset in the whole file, in order of the numbers.</param>
    public static void Write(PdfOutput output, Increment increment, SortedDictionary<PdfReference, long> offsets)
    {
        var start = increment.File.Length + output.Position;
        if (increment.File.Sections[0].Kind == XrefKind.Table)
            WriteTable(output, increment, offsets);
        else
            WriteStream(output, increment, offsets, start);
        output.Ascii($"\nstartxref\n{start}\n%%EOF\n");
    }

    private static void WriteTable(PdfOutput output, Increment increment, SortedDictionary<PdfReference, long> offsets)
    {
        if (offsets.Values.Max() > LargestTableOffset)
            throw PdfException.Unsupported("the document is too long for its kind of cross-reference");
        output.Ascii("xref\n");
        foreach (var run in Runs(offsets.Keys))
        {
            output.Ascii($"{run[0].Number} {run.Count}\n");
            foreach (var id in run)
                output.Ascii($"{offsets[id]:D10} {id.Generation:D5} n \n");
        }
        var size = new PdfInteger(Math.Max(offsets.Keys.Max(id => id.Number) + 1L, increment.File.FreeNumber()));
        output.Ascii("trailer\n").Object(Trailer(increment.File, size));
    }

    private static void WriteStream(PdfOutput output, Increment increment, SortedDictionary<PdfReference, long> offsets, long start)
    {
        var self = increment.Allocate();
        offsets.Add(self, start);
        var runs = Runs(offsets.Keys).ToList();
        var data = new byte[offsets.Count * 11];
        var at = 0;
        foreach (var (id, offset) in offsets)
        {
            data[at] = 1;
            BinaryPrimitives.WriteInt64BigEndian(data.AsSpan(at + 1), offset);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(at + 9), (ushort)id.Generation);
            at += 11;
        }
        var dictionary = Trailer(increment.File, new PdfInteger(self.Number + 1))
            .With("Type", new PdfName("XRef"))
            .With("W", new PdfArray([new PdfInteger(1), new PdfInteger(8), new PdfInteger(2)]))
            .With("Index", new PdfArray([.. runs.SelectMany(run => new[] { new PdfInteger(run[0].Number), new PdfInteger(run.Count) })]))
            .With("Length", new PdfInteger(data.Length));
        output.Ascii($"{self.Number} 0 obj\n").Object(dictionary).Ascii("stream\n").Bytes(data);
        output.Ascii("\nendstream\nendobj");
    }

    /// <summary>All that the last trailer said, but for what belongs to its own section; ID[0] stays, ID[1] is new.</summary>
    private static PdfDictionary Trailer(PdfFile file, PdfInteger size)
    {
        var changing = new PdfString(RandomNumberGenerator.GetBytes(IdBytes));
        var permanent = file.Array(file.Trailer["ID"]) is { Items: [PdfString first, ..] } ? first : changing;
        return file.Trailer
            .Without("Type", "W", "Index", "Length", "Filter", "DecodeParms", "Prev", "ID")
            .With("Size", size)
            .With("Prev", new PdfInteger(file.Sections[0].Offset))
            .With("ID", new PdfArray([permanent, changing]));
    }

    /// <summary>Neighbouring numbers together.</summary>
    private static IEnumerable<List<PdfReference>> Runs(IEnumerable<PdfReference> ids)
    {
        List<PdfReference> run = [];
        foreach (var id in ids)
        {
            if (run.Count > 0 && id.Number != run[^1].Number + 1)
            {
                yield return run;
                run = [];
            }
            run.Add(id);
        }
        if (run.Count > 0)
            yield return run;
    }
}
