using System.Globalization;
using System.Text;

namespace SmartCaBot.Signing.Tests.Validation;

/// <summary>Incremental updates that nobody signs, written as an attacker writes them.</summary>
internal static class LaterUpdate
{
    /// <summary>Objects, a table, and a trailer that names the catalog 1 unless told otherwise.</summary>
    public static byte[] Append(byte[] document, string trailer, params (int Number, string Content)[] objects)
    {
        var (body, table) = (new StringBuilder(), new StringBuilder("xref\n"));
        foreach (var (number, content) in objects)
        {
            table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{document.Length + body.Length:D10} 00000 n \n");
            body.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{content}\nendobj\n");
        }
        return Finish(document, body.ToString(), table.ToString(), trailer);
    }

    /// <summary>A table alone, which says of an object that it stands elsewhere, or nowhere.</summary>
    public static byte[] Redirect(byte[] document, int number, int? offset) =>
        Finish(document, "", offset is { } at ? $"xref\n{number} 1\n{at:D10} 00000 n \n" : $"xref\n{number} 1\n0000000000 00001 f \n", "");

    /// <summary>A table that calls an object free, and beside it a stream that says where it stands: some readers see it, others do not.</summary>
    public static byte[] HideFromSome(byte[] document, int number, int offset, int self)
    {
        var rows = string.Concat(new[] { 1, offset >> 24, offset >> 16, offset >> 8, offset, 0 }.Select(value => (char)(value & 0xff)));
        var stream = $"{self} 0 obj\n<</Type/XRef/Size 60/W[1 4 1]/Index[{number} 1]/Root 1 0 R/Length {rows.Length}>>stream\n{rows}\nendstream\nendobj\n";
        return Finish(document, stream, $"xref\n{number} 1\n0000000000 00001 f \n", $"/XRefStm {document.Length}");
    }

    private static byte[] Finish(byte[] document, string body, string table, string trailer)
    {
        var text = Encoding.Latin1.GetString(document);
        var previous = text[(text.LastIndexOf("startxref\n", StringComparison.Ordinal) + 10)..].Split('\n')[0];
        var root = trailer.Contains("/Root", StringComparison.Ordinal) ? "" : "/Root 1 0 R";
        // What the last trailer says besides its own section's place is said again.
        var info = text.LastIndexOf("/Info ", StringComparison.Ordinal) is var at && at > 0 ? text[at..text.IndexOf('R', at)] + "R" : "";
        var size = trailer.Contains("/Size", StringComparison.Ordinal) ? "" : "/Size 60";
        var update = $"{body}{table}trailer\n<<{size}{root}{info}/Prev {previous}{trailer}>>\nstartxref\n{document.Length + body.Length}\n%%EOF\n";
        return [.. document, .. Encoding.Latin1.GetBytes(update)];
    }
}
