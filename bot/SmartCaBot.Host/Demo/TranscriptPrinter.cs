using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Host.Demo;

/// <summary>The conversation as a person would retell it.</summary>
internal static class TranscriptPrinter
{
    public static void Print(IEnumerable<Activity> transcript, TextWriter output)
    {
        foreach (var activity in transcript.Where(a => a.Type == ActivityTypes.Message))
        {
            output.WriteLine(activity.From?.Role == Roles.Bot ? "Trợ lý:" : "Công dân:");
            foreach (var line in (activity.Text ?? "").Split('\n')) if (line.Length > 0) output.WriteLine($"    {line}");
            foreach (var file in activity.Attachments ?? []) if (file.ContentUrl is not null) output.WriteLine($"    [tệp: {file.Name}]");
            if (activity.SuggestedActions?.Actions is { Count: > 0 } actions)
                output.WriteLine($"    {string.Join(' ', actions.Select(action => $"[{action.Title}]"))}");
        }
    }
}
