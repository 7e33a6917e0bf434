using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Office.Documents;

/// <summary>A file's name without a path and without characters that mean something elsewhere.</summary>
internal static class DocumentName
{
    private const int Longest = 100;
    private const string Usual = "tai-lieu.pdf";

    public static string Of(string? name)
    {
        var last = TurnInput.Clean(name).Split('/', '\\')[^1];
        var clean = new string([.. last.Where(c => !char.IsControl(c) && !"<>:\"|?*".Contains(c, StringComparison.Ordinal))]).Trim(' ', '.');
        if (clean.Length > Longest) clean = clean[..(Longest - 4)] + ".pdf";
        return clean.Length == 0 ? Usual : clean;
    }
}
