using System.IO.Compression;
using System.Text;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>Writes PDFs by hand, so that a test can say exactly what stands in them. Object 1 is the catalog.</summary>
internal sealed class PdfBuilder
{
    private readonly SortedDictionary<int, string> objects = [];
    private readonly Dictionary<int, int> elsewhere = [];

    public string TrailerExtra { get; set; } = "/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]";

    public string this[int number]
    {
        set => objects[number] = value;
    }

    /// <summary>One page with a line of text, objects 1 to 5.</summary>
    public static PdfBuilder OnePage(string catalogExtra = "", string pageExtra = "")
    {
        const string text = "BT /F1 24 Tf 72 700 Td (Don de nghi) Tj ET";
        return new()
        {
            [1] = $"<</Type/Catalog/Pages 2 0 R{catalogExtra}>>",
            [2] = "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            [3] = $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.276 841.89]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>{pageExtra}>>",
            [4] = $"<</Length {text.Length}>>stream\n{text}\nendstream",
            [5] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        };
    }

    /// <summary>A small page that is all red.</summary>
    public static PdfBuilder Square()
    {
        const string red = "0.86 0.08 0.12 rg 0 0 40 40 re f";
        return new()
        {
            [1] = "<</Type/Catalog/Pages 2 0 R>>",
            [2] = "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            [3] = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 40 40]/Contents 4 0 R/Resources<<>>>>",
            [4] = $"<</Length {red.Length}>>stream\n{red}\nendstream",
        };
    }

    public void Raw(int number, string before, byte[] data, string after) => objects[number] = before + Encoding.Latin1.GetString(data) + after;

    /// <summary>Lets the cross-reference stream say that an object is the first of an object stream.</summary>
    public void InObjectStream(int number, int stream)
    {
        objects.Remove(number);
        elsewhere[number] = stream;
    }

    public static byte[] Deflate(byte[] data)
    {
        var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(data);
        return packed.ToArray();
    }

    /// <summary>Corrects the offsets of a table after its text was edited.</summary>
    public static byte[] Relocate(string text)
    {
        var table = text.LastIndexOf("\nxref\n", StringComparison.Ordinal) + 1;
        for (var number = 1; number <= 5; number++)
        {
            var entry = table + text[table..].IndexOf(" 65535 f \n", StringComparison.Ordinal) + 10 + (20 * (number - 1));
            var at = text.IndexOf($"\n{number} 0 obj", StringComparison.Ordinal) + 1;
            text = string.Concat(text.AsSpan(0, entry), $"{at:D10}", text.AsSpan(entry + 10));
        }
        var old = text.LastIndexOf("startxref\n", StringComparison.Ordinal) + "startxref\n".Length;
        var end = text.IndexOf('\n', old);
        return Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, old), $"{table}", text.AsSpan(end)));
    }

    public byte[] WithTable()
    {
        var output = Body(out var offsets);
        var start = output.Length;
        var size = objects.Keys.Max() + 1;
        Write(output, $"xref\n0 {size}\n0000000000 65535 f \n");
        for (var i = 1; i < size; i++)
            Write(output, offsets.TryGetValue(i, out var at) ? $"{at:D10} 00000 n \n" : "0000000000 00001 f \n");
        Write(output, $"trailer\n<</Size {size}/Root 1 0 R{TrailerExtra}>>\nstartxref\n{start}\n%%EOF\n");
        return output.ToArray();
    }

    /// <summary>
    /// As Word saves: a table in which one object and what holds it are free, then an empty table with a stream beside it that knows better.
    /// </summary>
    public byte[] WithHybrid(int hidden)
    {
        var content = objects[hidden];
        objects.Remove(hidden);
        var (stream, self) = (objects.Keys.Append(hidden).Max() + 1, objects.Keys.Append(hidden).Max() + 2);
        var output = new MemoryStream();
        output.Write(WithTable());
        var first = Encoding.Latin1.GetString(output.ToArray()).LastIndexOf("xref\n0", StringComparison.Ordinal);
        var (at, head) = (output.Length, $"{hidden} 0 ");
        Write(output, $"{stream} 0 obj\n<</Type/ObjStm/N 1/First {head.Length}/Length {head.Length + content.Length}>>stream\n{head}{content}\nendstream\nendobj\n");
        var place = output.Length;
        byte[] rows = [2, 0, (byte)(stream >> 8), (byte)stream, 0, 1, (byte)(at >> 16), (byte)(at >> 8), (byte)at, 0, 1, (byte)(place >> 16), (byte)(place >> 8), (byte)place, 0];
        Write(output, $"{self} 0 obj\n<</Type/XRef/Size {self + 1}/W[1 3 1]/Index[{hidden} 1 {stream} 2]/Root 1 0 R/Length {rows.Length}>>stream\n");
        output.Write(rows);
        Write(output, "\nendstream\nendobj\n");
        var last = output.Length;
        Write(output, $"xref\n0 0\ntrailer\n<</Size {self + 1}/Root 1 0 R/Prev {first}/XRefStm {place}{TrailerExtra}>>\nstartxref\n{last}\n%%EOF\n");
        return output.ToArray();
    }

    public byte[] WithStream()
    {
        var output = Body(out var offsets);
        var self = objects.Keys.Max() + 1;
        offsets[self] = output.Length;
        var rows = new MemoryStream();
        for (var i = 0; i <= self; i++)
        {
            var known = offsets.TryGetValue(i, out var at);
            var type = known ? 1 : 0;
            if (elsewhere.TryGetValue(i, out var stream))
                (type, at) = (2, stream);
            rows.Write([(byte)type, (byte)(at >> 16), (byte)(at >> 8), (byte)at, 0]);
        }
        var packed = Deflate(rows.ToArray());
        Write(output, $"{self} 0 obj\n<</Type/XRef/Size {self + 1}/W[1 3 1]/Root 1 0 R/Filter/FlateDecode/Length {packed.Length}{TrailerExtra}>>stream\n");
        output.Write(packed);
        Write(output, $"\nendstream\nendobj\nstartxref\n{offsets[self]}\n%%EOF\n");
        return output.ToArray();
    }

    private MemoryStream Body(out Dictionary<int, long> offsets)
    {
        var output = new MemoryStream();
        Write(output, "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        offsets = [];
        foreach (var (number, content) in objects)
        {
            offsets[number] = output.Length;
            Write(output, $"{number} 0 obj\n{content}\nendobj\n");
        }
        return output;
    }

    private static void Write(MemoryStream output, string text) => output.Write(Encoding.Latin1.GetBytes(text));
}
