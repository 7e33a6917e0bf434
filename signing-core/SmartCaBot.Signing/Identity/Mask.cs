namespace SmartCaBot.Signing.Identity;

/// <summary>How personal values look where people other than their owner may see them. The sign is the one that the chat uses; a star would be Markdown there.</summary>
internal static class Mask
{
    private const char Sign = '•';

    /// <summary>Signs, then the last <paramref name="shown"/> characters; nothing shown when that would give half away.</summary>
    public static string End(string value, int shown) => value.Length <= shown * 2
        ? new string(Sign, value.Length)
        : string.Concat(new string(Sign, value.Length - shown), value.AsSpan(value.Length - shown));

    /// <summary>The first character, and signs that do not tell how many follow.</summary>
    public static string Start(string value) => value[..1] + new string(Sign, 3);
}
