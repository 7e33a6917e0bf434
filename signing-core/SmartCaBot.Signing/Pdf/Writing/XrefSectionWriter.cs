using System.Buffers.Binary;
using System.Security.Cryptography;
using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Writing;

/// <summary>
/// The cross-reference section of an update, of the same kind as the newest one before it: viewers do not
/// find a classic table behind a stream, nor the reverse. Behind a hybrid section stands a table alone, because
/// a stream beside it that is not renewed would hide the update.
/// </summary>
internal static class XrefSectionWriter
{
    private const long LargestTableOffset = 9_999_999_999;
    private const int IdBytes = 16;
    private const int RowBytes = 11;

    /// <param name="output">Holds the update's objects already.</param>
    /// <param name="increment">Whose section it is.</param>
    /// <param name="offsets">Object → offset in the whole file.</param>
    public static void Write(PdfOutput output, Increment increment, IReadOnlyDictionary<PdfReference, long> offsets)
    {
        var start = increment.File.Length + output.Position;
        var rows = new SortedDictionary<int, XrefEntry>();
        foreach (var (id, offset) in offsets)
            rows.Add(id.Number, InFile(id.Generation, offset));
        if (increment.File.IsRebuilt)
            AddAll(rows, increment.File);
        if (increment.File.Sections[0].Kind == XrefKind.Table)
            WriteTable(output, increment.File, rows);
        else
            WriteStream(output, increment, rows, start);
        output.Ascii($"\nstartxref\n{start}\n%%EOF\n");
    }

    /// <summary>A whole section, without a gap: there is none before it that could be used.</summary>
    private static void AddAll(SortedDictionary<int, XrefEntry> rows, PdfFile file)
    {
        foreach (var (number, entry) in file.Entries)
            rows.TryAdd(number, entry);
        for (var number = rows.Keys.Last(); number >= 0; number--)
            rows.TryAdd(number, XrefEntry.Free);
    }

    private static void WriteTable(PdfOutput output, PdfFile file, SortedDictionary<int, XrefEntry> rows)
    {
        if (rows.Values.Max(row => row.Position) > LargestTableOffset)
            throw PdfException.Unsupported("the document is too long for its kind of cross-reference");
        output.Ascii("xref\n");
        foreach (var run in Runs(rows.Keys))
        {
            output.Ascii($"{run[0]} {run.Count}\n");
            foreach (var row in run.Select(number => rows[number]))
                output.Ascii(row.Kind == XrefEntryKind.Free ? "0000000000 65535 f \n" : Row(row));
        }
        output.Ascii("trailer\n").Object(Trailer(file, Math.Max(rows.Keys.Max() + 1L, file.FreeNumber())));
    }

    private static string Row(XrefEntry row) => FormattableString.Invariant($"{row.Position:D10} {row.Generation:D5} n \n");

    private static void WriteStream(PdfOutput output, Increment increment, SortedDictionary<int, XrefEntry> rows, long start)
    {
        var self = increment.Allocate();
        rows.Add(self.Number, InFile(0, start));
        var data = new byte[rows.Count * RowBytes];
        var at = 0;
        foreach (var row in rows.Values)
        {
            if (row.Index > ushort.MaxValue)
                throw PdfException.Unsupported("an object stream is larger than is written here");
            data[at] = (byte)row.Kind;
            BinaryPrimitives.WriteInt64BigEndian(data.AsSpan(at + 1), row.Position);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(at + 9), (ushort)(row.Kind == XrefEntryKind.InObjectStream ? row.Index : row.Generation));
            at += RowBytes;
        }
        var dictionary = Trailer(increment.File, self.Number + 1)
            .With("Type", new PdfName("XRef"))
            .With("W", new PdfArray([new PdfInteger(1), new PdfInteger(8), new PdfInteger(2)]))
            .With("Index", new PdfArray([.. Runs(rows.Keys).SelectMany(run => new[] { new PdfInteger(run[0]), new PdfInteger(run.Count) })]));
        output.Ascii($"{self.Number} 0 obj\n").Object(new PdfNewStream(dictionary, data)).Ascii("\nendobj");
    }

    /// <summary>All that the last trailer said, but for what belongs to its own section; ID[0] stays, ID[1] is new.</summary>
    private static PdfDictionary Trailer(PdfFile file, long size)
    {
        var changing = new PdfString(RandomNumberGenerator.GetBytes(IdBytes));
        var permanent = file.Array(file.Trailer["ID"]) is { Items: [PdfString first, ..] } ? first : changing;
        var trailer = file.Trailer
            .Without("Type", "W", "Index", "Length", "Filter", "DecodeParms", "Prev", "XRefStm", "ID")
            .With("Size", new PdfInteger(size));
        if (!file.IsRebuilt)
            trailer = trailer.With("Prev", new PdfInteger(file.Sections[0].Offset));
        return trailer.With("ID", new PdfArray([permanent, changing]));
    }

    private static XrefEntry InFile(int generation, long offset) => new(XrefEntryKind.InFile, generation, offset, 0);

    /// <summary>Neighbouring numbers together.</summary>
    private static IEnumerable<List<int>> Runs(IEnumerable<int> numbers)
    {
        List<int> run = [];
        foreach (var number in numbers)
        {
            if (run.Count > 0 && number != run[^1] + 1)
            {
                yield return run;
                run = [];
            }
            run.Add(number);
        }
        if (run.Count > 0)
            yield return run;
    }
}
