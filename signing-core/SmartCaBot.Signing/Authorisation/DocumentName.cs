namespace SmartCaBot.Signing.Authorisation;

/// <summary>Makes a document's name fit to be shown: no control characters, no direction overrides, at most 200 characters.</summary>
public static class DocumentName
{
    private const int MaxLength = 200;

    /// <summary>Any text that stands beside names: the same characters are left out.</summary>
    public static string CleanText(string text) =>
        string.Concat(text.Where(c => !char.IsControl(c) && c is not (>= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069'))).Trim();

    public static string Clean(string name)
    {
        var shown = CleanText(name);
        return shown.Length <= MaxLength ? shown : shown[..MaxLength];
    }
}
