using SmartCaBot.Dialogs.Content;
using SmartCaBot.Understanding;
using SmartCaBot.Understanding.Catalog;

namespace SmartCaBot.TestKit;

/// <summary>Files of this repository, found from wherever the tests run.</summary>
public static class RepositoryFiles
{
    /// <summary>What installations are set to.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    private static readonly Lazy<ContentLibrary> LazyContent = new(() => ContentLibrary.Parse(ReadContent, Zone));

    private static readonly Lazy<Understander> LazyUnderstander = new(() => new Understander(IntentCatalog.Parse(ReadContent("intents.yaml"))));

    public static string Root { get; } = FindRoot();

    public static ContentLibrary Content => LazyContent.Value;

    public static Understander Understander => LazyUnderstander.Value;

    public static string ReadContent(string name) => File.ReadAllText(Path.Combine(Root, "dialogs", "content", name));

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "SmartCaBot.sln"))) directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("The tests must run inside the repository.");
    }
}
