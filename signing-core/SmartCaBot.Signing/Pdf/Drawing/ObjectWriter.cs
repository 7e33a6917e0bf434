using System.Security.Cryptography;
using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Writing;

namespace SmartCaBot.Signing.Pdf.Drawing;

/// <summary>A new document as bytes: objects, a classic cross-reference table, an identifier made of the content.</summary>
internal sealed class ObjectWriter : IObjectSink
{
    private readonly PdfOutput output = new();
    private readonly List<int> offsets = [];

    public ObjectWriter() => output.Ascii("%PDF-1.7\n%").Bytes([0xE2, 0xE3, 0xCF, 0xD3]).Ascii("\n");

    /// <summary>A number for an object that others name before it is written.</summary>
    public PdfReference Reserve()
    {
        offsets.Add(0);
        return new PdfReference(offsets.Count, 0);
    }

    public PdfReference Object(PdfObject value) => Object(Reserve(), value);

    public PdfReference Object(PdfReference self, PdfObject value)
    {
        Begin(self);
        output.Object(value).Ascii("\nendobj\n");
        return self;
    }

    public PdfReference Stream(PdfDictionary dictionary, byte[] content) => Object(Flate.Stream(dictionary, content));

    public byte[] Finish(PdfReference root, PdfReference info)
    {
        var id = new PdfString(SHA256.HashData(output.ToArray())[..16]);
        var start = output.Position;
        output.Ascii($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) output.Ascii($"{offset:D10} 00000 n \n");
        output.Ascii("trailer\n").Object(new PdfDictionary(
            ("Size", new PdfInteger(offsets.Count + 1)), ("Root", root), ("Info", info), ("ID", new PdfArray([id, id]))));
        output.Ascii($"\nstartxref\n{start}\n%%EOF\n");
        return output.ToArray();
    }

    private void Begin(PdfReference self)
    {
        offsets[self.Number - 1] = output.Position;
        output.Ascii($"{self.Number} 0 obj\n");
    }
}
