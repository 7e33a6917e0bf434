using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Tests.Support;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Tests.Handoff;

/// <summary>A conversation behind a connector channel whose hub has people of its own.</summary>
internal sealed class HubTalk
{
    private const string Hub = "genesys";

    private static readonly DateTimeOffset Now = new(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7));
    private readonly FlowEngine _engine = new(
        new DialogSet(HandoffDialogs.All), new TestInterpreter(), new KeyPhrases(), new FlowOptions { HubChannel = Hub });

    private long _version;

    public ConversationState State { get; private set; } = ConversationState.New;

    public TurnResult Last { get; private set; } = null!;

    public Task SayAsync(string text) => TurnAsync(new Activity { Type = ActivityTypes.Message, Text = text });

    public Task StatusAsync(string state, string? caseId = null) => TurnAsync(new Activity
    {
        Type = ActivityTypes.Event,
        Name = "handoff.status",
        Value = JsonSerializer.SerializeToElement(new Dictionary<string, string?> { ["state"] = state, ["case"] = caseId }),
    });

    private async Task TurnAsync(Activity activity)
    {
        Last = await _engine.OnTurnAsync(
            State, new TurnInput(activity with { ChannelId = Hub }, Now), new TurnContext("c1", "connector", "u1", _version++), CancellationToken.None);
        State = Last.State;
    }
}
