using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Repair;

/// <summary>
/// A cross-reference made of what is in the file, where the file's own is broken. Only when nothing is left to guess: every byte is
/// understood, every object is there once and whole, all that is referred to is there, the page tree is complete, and nobody has signed yet.
/// </summary>
internal static class XrefRebuild
{
    /// <summary>Numbers without an object that a whole table would have to carry, beside as many as there are objects.</summary>
    private const int MaxGaps = 1000;

    /// <exception cref="PdfException">Why it is not safe.</exception>
    public static PdfFile Open(Stream document, long length)
    {
        var limits = new PdfLimits();
        var source = new PdfSource(document, length, limits);
        PdfFrame.CheckHeader(source);
        var scan = BodyScan.Run(source, limits);
        foreach (var (id, stream) in scan.ObjectStreams)
            AddContained(source, limits, scan, id, stream);
        var file = PdfFile.OpenRebuilt(document, source, limits, new(Trailer(scan.Trailers), scan.Entries));
        foreach (var (stream, end) in scan.Unmeasured)
            CheckLength(file, source, stream, end);
        if (scan.References.HasSignature)
            throw PdfException.Damaged("a signature was made before the damage");
        if (scan.References.Numbers.Any(number => !scan.Entries.ContainsKey(number)))
            throw PdfException.Damaged("an object is missing");
        if (scan.Entries.Keys.Max() > (2 * scan.Entries.Count) + MaxGaps)
            throw PdfException.Unsupported("the object numbers lie too far apart");
        PageTree.CheckWhole(file);
        return file;
    }

    /// <summary>The last one, with what only earlier ones say (those of a linearised file differ).</summary>
    private static PdfDictionary Trailer(List<PdfDictionary> trailers)
    {
        if (trailers.Select(trailer => trailer["Root"]).OfType<PdfReference>().Distinct().Count() != 1)
            throw PdfException.Damaged("it is not clear which catalog counts");
        var merged = trailers[^1];
        foreach (var (key, value) in trailers.SelectMany(trailer => trailer.Entries))
        {
            if (key is "Root" or "Info" or "ID" && merged[key] is null)
                merged = merged.With(key, value);
        }
        return merged;
    }

    private static void CheckLength(PdfFile file, PdfSource source, PdfStream stream, long end)
    {
        if (file.Resolve(stream.Dictionary["Length"]) is not PdfInteger { Value: >= 0 } length || end - stream.DataOffset - length.Value is < 0 or > 2
            || source.Read(stream.DataOffset + length.Value, (int)(end - stream.DataOffset - length.Value)).Any(b => !PdfCharacters.IsWhiteSpace(b)))
        {
            throw PdfException.Damaged("the length of a stream is wrong");
        }
    }

    private static void AddContained(PdfSource source, PdfLimits limits, BodyScan scan, PdfReference id, PdfStream stream)
    {
        var contained = new ObjectStream(stream.Dictionary, StreamDecoder.Decode(source, stream, LengthOf(source, limits, scan, stream), limits), limits);
        var at = 0;
        foreach (var number in contained.Numbers)
        {
            if (number is < 1 or > PdfLimits.MaxObjectNumber || !scan.Entries.TryAdd((int)number, new(XrefEntryKind.InObjectStream, 0, id.Number, at)))
                throw PdfException.Damaged("an object is there twice");
            scan.References.Visit(contained.Read((int)number, at));
            at++;
        }
    }

    /// <summary>Of an object stream. Its length may stand in another object, but not within a stream.</summary>
    private static long LengthOf(PdfSource source, PdfLimits limits, BodyScan scan, PdfStream stream)
    {
        var length = stream.Dictionary["Length"];
        if (length is PdfReference id && scan.Entries.TryGetValue(id.Number, out var entry) && entry.Kind == XrefEntryKind.InFile)
        {
            source.Position = entry.Position;
            length = IndirectObject.Read(new(source), limits).Content;
        }
        return (length as PdfInteger)?.Value ?? throw PdfException.Damaged("the length of a stream is wrong");
    }
}
