namespace SmartCaBot.TestKit.Chats;

/// <summary>The golden conversations: what the bot says, as a specification that is run.</summary>
public static class ChatFiles
{
    /// <summary>Set to 1 to write what the bot says now into the files, then read the difference before committing it.</summary>
    public const string RewriteVariable = "SMARTCABOT_REWRITE_CHATS";

    public static string Folder { get; } = Path.Combine(RepositoryFiles.Root, "tests", "conversations");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.chat").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    /// <summary>Null when the bot says what the file says; otherwise where it first differs.</summary>
    public static async Task<string?> CheckAsync(string name)
    {
        var path = Path.Combine(Folder, name + ".chat");
        var expected = await File.ReadAllTextAsync(path);
        var actual = await ChatRunner.PlayAsync(expected);
        if (Environment.GetEnvironmentVariable(RewriteVariable) == "1")
        {
            if (actual != expected) await File.WriteAllTextAsync(path, actual);
            return null;
        }

        return expected == actual ? null : ChatDiff.Of(expected, actual);
    }
}
