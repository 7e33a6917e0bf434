using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Tests.Hosting;

/// <summary>A bot small enough to see through: it numbers its turns and says again what it hears.</summary>
internal sealed class EchoBot : IBot
{
    public const string PictureAddress = "https://bot.example.vn/qr/abc.png";

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
            "" when AttachedFiles.ReadLost(input.Activity) is { } lost => [Say($"{number}: lost {lost.Why}")],
            _ when input.Button is { } press => [Say($"{number}: pressed {press.Answer}")],
            "choose" => [Say("which?") with { SuggestedActions = new SuggestedActions { Actions = [Choice("a"), Choice("b"), Choice("c")] } }],
            "picture" => [Say("look") with { Attachments = [new Attachment { ContentType = "image/png", ContentUrl = PictureAddress }] }],
            "many" => [.. Enumerable.Range(1, int.Parse(words[1], null)).Select(i => Say($"{number}.{i}"))],
            "copy" => [Say("copied") with { ChannelData = input.Activity.ChannelData }],
            "human" => [new Activity { Type = ActivityTypes.Event, Name = HubEvents.Initiate, Value = JsonElement.Parse("""{"words":"fees"}""") }],
            "agent" => [Say(words[1]) with
            {
                From = new ChannelAccount { Name = "Chị Lan" },
                ChannelData = JsonElement.Parse("""{"smartca":{"owner":"agent","agent":"Chị Lan","speaker":"agent"}}"""),
            }],
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

    private static CardAction Choice(string answer) => new()
    {
        Title = $"choice {answer}",
        Text = $"choice {answer}",
        Value = JsonElement.Parse($$$"""{"smartca":{"q":"run/key","v":1,"a":"{{{answer}}}"}}"""),
    };

    private static Activity Say(string text) =>
        new() { Type = ActivityTypes.Message, Text = text, TextFormat = TextFormats.Plain };
}
