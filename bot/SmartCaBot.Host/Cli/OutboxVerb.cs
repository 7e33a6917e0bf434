using System.Globalization;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Host.Cli;

/// <summary><c>outbox</c>: what could not be delivered, and what became of a conversation's replies. Never what a message says.</summary>
internal static class OutboxVerb
{
    private const int Most = 1000;

    public static async Task<ExitCode> ListAsync(Toolbox tools, string? kind, TextWriter output)
    {
        var now = tools.Get<TimeProvider>().GetUtcNow();
        var dead = await tools.Get<IOutboxReview>().ListDeadAsync(kind, Most, CancellationToken.None);
        foreach (var letter in dead)
        {
            await output.WriteLineAsync(
                $"{letter.Id}  {letter.Kind}  to {letter.Recipient ?? "(cannot be read)"}  {letter.Attempts} attempts  "
                + $"{Age(now - letter.CreatedAt)} old, laid aside {letter.DeadAt:u}: {letter.Reason}");
        }
        await output.WriteLineAsync(dead.Count switch
        {
            0 => "No message was laid aside.",
            Most => $"The first {Most} are shown.",
            _ => $"{dead.Count} laid aside.",
        });
        return ExitCode.Done;
    }

    public static async Task<ExitCode> ReplayAsync(Toolbox tools, string id, TextWriter output)
    {
        var replayed = await tools.Get<IOutboxReview>().ReplayAsync(id, CancellationToken.None);
        await output.WriteLineAsync(replayed ? "It will be sent again, behind what its recipient waits for." : $"No message {id} was laid aside.");
        return replayed ? ExitCode.Done : ExitCode.No;
    }

    public static async Task<ExitCode> ReplayAllAsync(Toolbox tools, string kind, TextWriter output)
    {
        var replayed = await tools.Get<IOutboxReview>().ReplayAllAsync(kind, CancellationToken.None);
        await output.WriteLineAsync($"{replayed} {kind} messages will be sent again.");
        return replayed > 0 ? ExitCode.Done : ExitCode.No;
    }

    public static async Task<ExitCode> DropAsync(Toolbox tools, string id, TextWriter output)
    {
        var dropped = await tools.Get<IOutboxReview>().DropAsync(id, CancellationToken.None);
        await output.WriteLineAsync(dropped ? "Given up; what it said is gone." : $"No message {id} was laid aside.");
        return dropped ? ExitCode.Done : ExitCode.No;
    }

    public static async Task<ExitCode> ConversationAsync(Toolbox tools, string conversationId, TextWriter output)
    {
        var deliveries = await tools.Get<IOutboxReview>().DeliveriesAsync(conversationId, CancellationToken.None);
        foreach (var reply in deliveries)
        {
            await output.WriteLineAsync(
                $"{reply.Sequence,7}  {reply.Kind}  {reply.State.ToString().ToLowerInvariant()}  {reply.At?.ToString("u", CultureInfo.InvariantCulture) ?? "-"}  "
                + $"{reply.Attempts} attempts{(reply.Reason is null ? "" : $": {reply.Reason}")}");
        }
        if (deliveries.Count == 0) await output.WriteLineAsync("No reply of such a conversation had to be carried to a channel.");
        return deliveries.Count > 0 ? ExitCode.Done : ExitCode.No;
    }

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays} d {age.Hours} h"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{age.Hours} h {age.Minutes} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{age.Minutes} min"),
    };
}
