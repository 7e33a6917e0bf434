using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Channels.Files;

/// <summary>Names as people send them, made harmless: no path, no control or direction-changing characters, not too long.</summary>
internal static class FileNames
{
    private const int MaxLength = 150;

    public static string Clean(string? name)
    {
        var clean = TurnInput.Clean(name).Replace('\n', ' ');
        clean = clean[(clean.LastIndexOfAny(['/', '\\', ':']) + 1)..].Trim(' ', '.', '"');
        if (clean.Length == 0) return "file";
        if (clean.Length <= MaxLength) return clean;

        // The ending is what people and programs know a file by.
        var ending = Path.GetExtension(clean);
        if (ending.Length > 10) ending = "";
        var cut = MaxLength - ending.Length;
        if (char.IsHighSurrogate(clean[cut - 1])) cut--;
        return clean[..cut] + ending;
    }
}
