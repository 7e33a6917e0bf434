using System.Text;

namespace SmartCaBot.TestKit.Chats;

/// <summary>Where two transcripts part, with a few lines around.</summary>
internal static class ChatDiff
{
    private const int Before = 4;
    private const int After = 8;

    public static string Of(string expected, string actual)
    {
        var (wanted, got) = (expected.Split('\n'), actual.Split('\n'));
        var first = 0;
        while (first < wanted.Length && first < got.Length && wanted[first] == got[first]) first++;
        var text = new StringBuilder().AppendLine().AppendLine($"Line {first + 1}:");
        foreach (var line in wanted.Take(first).TakeLast(Before)) text.Append("    ").AppendLine(line);
        foreach (var line in wanted.Skip(first).Take(After)) text.Append("  - ").AppendLine(line);
        foreach (var line in got.Skip(first).Take(After)) text.Append("  + ").AppendLine(line);
        return text.ToString();
    }
}
