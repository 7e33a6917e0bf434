using System.Text;
using System.Text.RegularExpressions;

namespace SmartCaBot.Signing.Tests.Pdf.Corpus;

/// <summary>What mail programs, editors, transfers and careless programs do to documents; the same in every run.</summary>
internal static partial class Damages
{
    private static readonly (string Name, Func<string, string> Do)[] Kinds =
    [
        ("start one off", text => Start().Replace(text, match => $"startxref\n{match.Groups[1].Value}1", 1)),
        ("start at zero", text => Last(text, "startxref\n", "startxref\n0\n%")),
        ("no start", text => text[..Math.Max(0, text.LastIndexOf("startxref", StringComparison.Ordinal))] + "%%EOF\n"),
        ("no end mark", text => text[..text.LastIndexOf("%%EOF", StringComparison.Ordinal)]),
        ("comment behind the header", text => text.Insert(text.IndexOf('\n', StringComparison.Ordinal) + 1, "%đã qua máy quét thư\n")),
        ("line before the header", text => "Content-Type: application/pdf\r\n\r\n" + text),
        ("text behind the end", text => text + new string('x', 2000)),
        ("zeros behind the end", text => text + new string('\0', 2000)),
        ("line ends turned", text => text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        ("last third lost", text => text[..(text.Length * 2 / 3)]),
        ("last bytes lost", text => text[..^40]),
        ("middle lost", text => text.Remove(text.Length / 2, 100)),
        ("an object lost its end", text => First(text, "endobj", "endobi")),
        ("a stream lost its end", text => First(text, "endstream", "endstrean")),
        ("pages counted wrong", text => First(text, "/Count ", "/Count 7")),
        ("wrong object number", text => First(text, "\n3 0 obj", "\n9 0 obj")),
        ("length wrong", text => First(text, "/Length ", "/Length 1")),
        ("twice", text => text + text),
    ];

    public static IEnumerable<CorpusFile> All() =>
        from source in new[] { "plain", "stream", "hybrid", "form", "drawn" }
        from kind in Kinds
        select new CorpusFile($"{source}, {kind.Name}", Fate.Either, tool => Encoding.Latin1.GetBytes(kind.Do(Encoding.Latin1.GetString(tool.Read($"{source}.pdf")))));

    private static string First(string text, string old, string other) => Put(text, text.IndexOf(old, StringComparison.Ordinal), old, other);

    private static string Last(string text, string old, string other) => Put(text, text.LastIndexOf(old, StringComparison.Ordinal), old, other);

    private static string Put(string text, int at, string old, string other) => at < 0 ? text : string.Concat(text.AsSpan(0, at), other, text.AsSpan(at + old.Length));

    [GeneratedRegex(@"startxref\n(\d+)")]
    private static partial Regex Start();
}
