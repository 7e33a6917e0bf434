using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.TestKit.Chats;

/// <summary>One reply as lines of a <c>.chat</c> file.</summary>
internal static class ReplyLines
{
    public static IEnumerable<string> Of(Activity reply)
    {
        var first = true;
        var speaker = reply.From?.Name is { } name ? $"{name}: " : "";
        foreach (var line in (reply.Text ?? "").Split('\n').Where(l => l.Length > 0))
        {
            yield return (first ? "< " + speaker : "  ") + line;
            first = false;
        }

        foreach (var attachment in reply.Attachments ?? []) yield return $"  (đính kèm: {attachment.Name}, {attachment.ContentType}, {attachment.ContentUrl})";
        if (reply.SuggestedActions?.Actions is { Count: > 0 } actions) yield return "  " + string.Join(' ', actions.Select(a => $"[{a.Title}]"));
    }
}
