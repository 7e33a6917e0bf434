using SmartCaBot.Dialogs.Content;
using SmartCaBot.Office.Campaigns;

namespace SmartCaBot.Office.Tests.Support;

/// <summary>The bot's own content, read once.</summary>
internal static class OfficeContent
{
    public static ContentLibrary Library { get; } = ContentLibrary.Parse(name => File.ReadAllText(Path.Combine(Root(), "dialogs", "content", name)), TimeZoneInfo.Utc);

    public static PublicServices Services { get; } = new(Library.Phrases, Library);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "SmartCaBot.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
