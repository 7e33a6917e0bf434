using SmartCaBot.Signing.Pdf.Drawing;
using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Writing;

/// <summary>What an incremental update changes: objects rewritten under their numbers, and new ones under new numbers.</summary>
internal sealed class Increment(PdfFile file) : IObjectSink
{
    private readonly SortedDictionary<int, (PdfReference Id, PdfObject Content)> objects = [];
    private long nextNumber = file.FreeNumber();

    public PdfFile File => file;

    public IEnumerable<(PdfReference Id, PdfObject Content)> Objects => objects.Values;

    /// <summary>A number that the document never used.</summary>
    public PdfReference Allocate()
    {
        if (nextNumber > PdfLimits.MaxObjectNumber)
            throw PdfException.Unsupported("the document has no object number left");
        return new((int)nextNumber++, 0);
    }

    public void Put(PdfReference id, PdfObject content) => objects[id.Number] = (id, content);

    public PdfReference Object(PdfObject value)
    {
        var id = Allocate();
        Put(id, value);
        return id;
    }

    public PdfReference Stream(PdfDictionary dictionary, byte[] content) => Object(Flate.Stream(dictionary, content));

    /// <summary>The object as this update leaves it.</summary>
    public PdfObject? Current(PdfReference id) => objects.TryGetValue(id.Number, out var changed) ? changed.Content : file.Resolve(id);
}
