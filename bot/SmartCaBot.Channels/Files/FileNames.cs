using SmartCaBot.Conversations.Flows;
using SmartCaBot.Understanding.PersonalData;

namespace SmartCaBot.Channels.Files;

/// <summary>
/// Names as people send them, made harmless: no path, no control or direction-changing characters, not too long, and no identity or phone
/// number, because names are read by staff and stand in transcripts and messages.
/// </summary>
internal static class FileNames
{
    private const int MaxLength = 150;

    public static string Clean(string? name)
    {
        var clean = TurnInput.Clean(name).Replace('\n', ' ');
        clean = clean[(clean.LastIndexOfAny(['/', '\\', ':']) + 1)..].Trim(' ', '.', '"');
        // An x instead of a dot: it is a letter on every system.
        clean = PersonalDataDetector.Mask(clean).Replace('•', 'x');
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
