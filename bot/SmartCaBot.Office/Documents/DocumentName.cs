using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Office.Documents;

/// <summary>A file's name without a path and without characters that mean something elsewhere.</summary>
internal static class DocumentName
{
    private const int Longest = 100;
    private const int LongestEnding = 10;
    private const string Usual = "tai-lieu";

    public static string Of(string? name)
    {
        var last = TurnInput.Clean(name).Split('/', '\\')[^1];
        var clean = new string([.. last.Where(c => !char.IsControl(c) && !"<>:\"|?*".Contains(c, StringComparison.Ordinal))]).Trim(' ', '.');
        if (clean.Length == 0) return Usual;
        if (clean.Length <= Longest) return clean;
        // The ending is what people and programs know a file by.
        var ending = Path.GetExtension(clean) is { Length: <= LongestEnding } known ? known : "";
        return clean[..(Longest - ending.Length)] + ending;
    }
}
