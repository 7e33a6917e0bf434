using System.Text.Json;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Handoff;

/// <summary>
/// A hub outside that takes over conversations of its own channel: <c>handoff.status</c> with <c>accepted</c>, <c>failed</c> or
/// <c>completed</c> (Bot Framework handoff protocol). It is one agent, whoever answers there.
/// </summary>
internal static class HubStatus
{
    private static readonly DeskAgent Hub = new(DeskAgent.ExternalId, "Cán bộ hỗ trợ");

    /// <summary>What the status means; null when it is none, or does not come from the hub's channel.</summary>
    public static IReadOnlyList<HandoffCommand>? Read(FlowTurn turn)
    {
        if (turn.Input.EventName != HubEvents.Status) return null;
        if (!turn.IsAtHub) return [];
        var state = turn.Input.Activity.Value is { ValueKind: JsonValueKind.Object } value
            && value.TryGetProperty("state", out var told) && told.ValueKind == JsonValueKind.String ? told.GetString() : null;
        return state switch
        {
            "accepted" when turn.Owner == ConversationOwner.Bot => [new HandoffCommand.PullIn(Hub), new HandoffCommand.Claim(Hub)],
            "accepted" => [new HandoffCommand.Claim(Hub)],
            "failed" when turn.Owner == ConversationOwner.Waiting => [new HandoffCommand.Expire()],
            "failed" or "completed" => [new HandoffCommand.Return(Hub)],
            _ => [],
        };
    }
}
