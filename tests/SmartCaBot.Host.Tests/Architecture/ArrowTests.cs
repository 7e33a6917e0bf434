using System.Xml.Linq;

namespace SmartCaBot.Host.Tests.Architecture;

/// <summary>The arrows of docs/architecture.md: who may know whom. Read from the project files, so that a forbidden arrow fails before it is used.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["SmartCaBot.Pkcs11"] = [],
        ["SmartCaBot.Understanding"] = [],
        ["SmartCaBot.Conversations"] = [],
        ["SmartCaBot.Signing"] = ["SmartCaBot.Pkcs11"],
        ["SmartCaBot.Dialogs"] = ["SmartCaBot.Conversations", "SmartCaBot.Understanding"],
        ["SmartCaBot.Channels"] = ["SmartCaBot.Conversations", "SmartCaBot.Understanding"],
        ["SmartCaBot.Storage"] = ["SmartCaBot.Conversations", "SmartCaBot.Signing"],
        ["SmartCaBot.Staff"] = ["SmartCaBot.Storage", "SmartCaBot.Conversations", "SmartCaBot.Signing"],
        ["SmartCaBot.Desk"] = ["SmartCaBot.Staff", "SmartCaBot.Storage", "SmartCaBot.Dialogs", "SmartCaBot.Conversations", "SmartCaBot.Understanding", "SmartCaBot.Signing"],
        ["SmartCaBot.Office"] = ["SmartCaBot.Staff", "SmartCaBot.Storage", "SmartCaBot.Dialogs", "SmartCaBot.Conversations", "SmartCaBot.Signing"],
        ["SmartCaBot.Admin"] = ["SmartCaBot.Staff", "SmartCaBot.Storage", "SmartCaBot.Dialogs", "SmartCaBot.Conversations", "SmartCaBot.Understanding", "SmartCaBot.Signing"],
        ["SmartCaBot.Signing.Api"] = ["SmartCaBot.Channels", "SmartCaBot.Storage", "SmartCaBot.Conversations", "SmartCaBot.Signing"],
        ["SmartCaBot.Signing.Server"] = ["SmartCaBot.Host"],
        ["SmartCaBot.Host"] =
            ["SmartCaBot.Signing.Api", "SmartCaBot.Desk", "SmartCaBot.Office", "SmartCaBot.Admin", "SmartCaBot.Staff", "SmartCaBot.Channels", "SmartCaBot.Storage", "SmartCaBot.Dialogs", "SmartCaBot.Signing", "SmartCaBot.Conversations", "SmartCaBot.Understanding"],
    };

    private static readonly string[] Pure = ["dialogs", "signing-core"];

    public static TheoryData<string> Projects => [.. Files().Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_knows_only_whom_it_may(string project)
    {
        var references = Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.True(Allowed.TryGetValue(project, out var allowed), $"{project} has no place in the architecture yet; add it here and to docs/architecture.md.");
        Assert.Empty(references.Except(allowed));
    }

    [Fact]
    public void Dialogs_and_the_signing_core_know_no_web_server_no_database_and_no_network_client()
    {
        string[] forbidden = ["AspNetCore", "Sqlite", "Npgsql", "Dapper", "System.Net.Http", "Extensions.Hosting"];
        foreach (var file in Files().Where(file => Pure.Contains(Path.GetRelativePath(Root(), file).Split(Path.DirectorySeparatorChar)[0])))
        {
            var project = Path.GetFileNameWithoutExtension(file);
            var known = Items(project, "PackageReference").Concat(Items(project, "FrameworkReference"));
            Assert.DoesNotContain(known, package => forbidden.Any(word => package.Contains(word, StringComparison.Ordinal)));
            Assert.Equal("Microsoft.NET.Sdk", XDocument.Load(file).Root!.Attribute("Sdk")!.Value);
        }
    }

    [Fact]
    public void Time_is_injected_outside_tests()
    {
        string[] clocks = ["DateTime.UtcNow", "DateTime.Now", "DateTimeOffset.UtcNow", "DateTimeOffset.Now", "Thread.Sleep"];
        var sources = new[] { "bot", "dialogs", "signing-core" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj", "node_modules"]).Any());

        Assert.Empty(
            from file in sources
            from line in File.ReadLines(file)
            where clocks.Any(clock => line.Contains(clock, StringComparison.Ordinal))
            select $"{Path.GetFileName(file)}: {line.Trim()}");
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(Files().Single(file => Path.GetFileNameWithoutExtension(file) == project))
            .Descendants(kind).Select(item => item.Attribute("Include")!.Value);

    private static IEnumerable<string> Files() => new[] { "bot", "dialogs", "signing-core" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.csproj", SearchOption.AllDirectories));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "SmartCaBot.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
