namespace SmartCaBot.Desk.Supervision;

/// <summary>RFC 4180, and nothing that a spreadsheet would take for a formula.</summary>
internal static class CsvText
{
    public static string Line(params ReadOnlySpan<string?> fields)
    {
        var line = new System.Text.StringBuilder();
        foreach (var field in fields)
        {
            if (line.Length > 0) line.Append(',');
            line.Append(Field(field));
        }

        return line.Append("\r\n").ToString();
    }

    private static string Field(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "\"\"";
        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
