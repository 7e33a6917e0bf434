using System.Text;

namespace SmartCaBot.Office.Funnel;

/// <summary>Lines of a CSV file (RFC 4180) that a spreadsheet opens: what begins like a formula is text all the same.</summary>
internal static class CsvText
{
    /// <summary>Without it Excel takes UTF-8 for the system's old encoding.</summary>
    public const string ByteOrderMark = "\uFEFF";

    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    public static string Line(params ReadOnlySpan<string?> fields)
    {
        var line = new StringBuilder();
        for (var i = 0; i < fields.Length; i++) line.Append(i == 0 ? "" : ",").Append(Field(fields[i] ?? ""));
        return line.Append("\r\n").ToString();
    }

    private static string Field(string text)
    {
        if (text.TrimStart(' ') is { Length: > 0 } begun && Formula.Contains(begun[0])) text = "'" + text;
        return text.AsSpan().ContainsAny("\",;\r\n") || text.StartsWith('\'') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
