namespace SmartCaBot.Staff;

/// <summary>
/// What has just been done, told on the page after the redirect. Modules register their sentences; only names travel in the address, so that
/// no link can put words into our mouth.
/// </summary>
/// <param name="Name">Unique over all modules.</param>
/// <param name="Sentence">In Vietnamese.</param>
public sealed record StaffNote(string Name, string Sentence)
{
    internal const string Key = "done";

    /// <summary>The address, with the note of that name to be shown there.</summary>
    public static string On(string path, string name) => path + (path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + Key + "=" + name;
}
