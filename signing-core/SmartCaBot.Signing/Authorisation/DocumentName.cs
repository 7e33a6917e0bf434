namespace SmartCaBot.Signing.Authorisation;

/// <summary>Makes a document's name fit to be shown: no control characters, no direction overrides, at most 200 characters.</summary>
public static class DocumentName
{
    private const int MaxLength = 200;

    public static string Clean(string name)
    {
        var shown = string.Concat(name.Where(c => !char.IsControl(c) && c is not (>= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069')))
            .Trim();
        return shown.Length <= MaxLength ? shown : shown[..MaxLength];
    }
}
