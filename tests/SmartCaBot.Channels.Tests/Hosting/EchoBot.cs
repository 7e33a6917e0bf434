using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Tests.Hosting;

/// <summary>A bot small enough to see through: it numbers its turns and says again what it hears.</summary>
internal sealed class EchoBot : IBot
{
    /// <summary>Held by a test while "wait" must not finish.</summary>
    public SemaphoreSlim Gate { get; } = new(0);

    public async ValueTask<TurnResult> OnTurnAsync(
        ConversationState state, TurnInput input, TurnContext context, CancellationToken cancellationToken)
    {
        var number = state.Misses + 1;
        var echo = input.Activity;
        var words = input.Text.Split(' ', 2);
        IReadOnlyList<Activity> replies = words[0] switch
        {
            _ when input.EventName is { } name => [Say($"{number}: {name} {input.Activity.Value}")],
            _ when !input.Files.IsEmpty => [Say($"{number}: {string.Join(", ", input.Files.Select(f => $"{f.Name} {f.Size}"))}") with
            {
                Attachments = [.. input.Files.Select(AttachedFiles.ToAttachment)],
            }],
            "many" => [.. Enumerable.Range(1, int.Parse(words[1], null)).Select(i => Say($"{number}.{i}"))],
            "copy" => [Say("copied") with { ChannelData = input.Activity.ChannelData }],
            "trace" => [new Activity { Type = "trace", Text = "inner" }, Say("after the trace")],
            _ => [Say($"{number}: {input.Text}")],
        };
        if (words[0] == "otp")
        {
            echo = echo with { Text = "••••••" };
            replies = [Say($"{number}: thanks")];
        }

        if (words[0] == "hidden") return new TurnResult(state with { Misses = number }, null, replies, TurnOutcome.Answered);
        if (words[0] == "wait") await Gate.WaitAsync(cancellationToken);
        return new TurnResult(state with { Misses = number }, echo, replies, TurnOutcome.Answered);
    }

    private static Activity Say(string text) =>
        new() { Type = ActivityTypes.Message, Text = text, TextFormat = TextFormats.Plain };
}
