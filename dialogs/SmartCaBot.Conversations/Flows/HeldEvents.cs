using System.Collections.Immutable;
using System.Text.Json;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Flows;

/// <summary>
/// What waited while a person had the conversation, told in the order in which it came, each in a turn of its own. The conversation sends
/// itself <c>smartca/handed-back</c>, which tells one and comes again, until none is left; then it asks what is still to be asked. An event
/// that comes meanwhile goes to the end of the row, and the first of the row is told in its turn.
/// </summary>
internal static class HeldEvents
{
    private const string BackEvent = ConversationEvent.Prefix + "handed-back";
    private const string Case = "case";
    private const string WhatsNext = "next";

    /// <param name="handoff">The case that ended.</param>
    /// <param name="next">What the bot says when all has been told.</param>
    public static ConversationEvent Back(HandoffCase handoff, string next) => new(
        BackEvent, JsonSerializer.SerializeToElement(new Dictionary<string, string> { [Case] = handoff.Id, [WhatsNext] = next }, FlowJson.Options));

    public static bool IsBack(TurnInput input) => input.EventName == BackEvent;

    /// <summary>Null when it was sent at the end of another case: that one's own has come, or will.</summary>
    public static string? WhatNext(TurnInput input, HandoffCase? handoff) =>
        input.Activity.Value is { ValueKind: JsonValueKind.Object } value
        && value.TryGetProperty(Case, out var id) && id.GetString() == handoff?.Id && value.TryGetProperty(WhatsNext, out var next)
            ? next.GetString()
            : null;

    /// <summary>What this turn is about, when it is the bot's again and something waits.</summary>
    /// <returns>The conversation before the turn, its input, and what it must send itself; nothing is changed when nothing waits.</returns>
    public static (ConversationState State, TurnInput Input, ConversationEvent? Again) Next(ConversationState state, TurnInput input)
    {
        if (state.Held.IsDefaultOrEmpty || state.Owner is not (ConversationOwner.Bot or ConversationOwner.Closed)
            || !input.IsOfSystem || HandoffEvents.Read(input.Activity) is not null)
            return (state, input, null);
        if (IsBack(input))
        {
            if (WhatNext(input, state.Case) is null) return (state, input, null);
            return (state with { Held = Rest(state.Held) }, Told(input, state.Held[0]), new ConversationEvent(BackEvent, input.Activity.Value!.Value));
        }

        return (state with { Held = state.Held.RemoveAt(0).Add(Of(input)) }, Told(input, state.Held[0]), null);
    }

    public static HeldEvent Of(TurnInput input) => new(input.EventName!, input.Activity.Value?.GetRawText() ?? "null");

    private static TurnInput Told(TurnInput input, HeldEvent held) =>
        new(input.Activity with { Name = held.Name, Value = JsonElement.Parse(held.Json) }, input.Now);

    private static ImmutableArray<HeldEvent> Rest(ImmutableArray<HeldEvent> held) => held.Length == 1 ? default : held.RemoveAt(0);
}
