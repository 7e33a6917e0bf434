using System.Text.Json;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Handoff;

/// <summary>
/// A hub outside that takes over conversations of its own channel: <c>handoff.status</c> with <c>accepted</c>, <c>failed</c> or
/// <c>completed</c> (Bot Framework handoff protocol). It is one agent, whoever answers there. It takes only what was offered to it: a
/// conversation that waits, and when it names a case (<c>{"state":"accepted","case":"…"}</c>) the one that is open.
/// </summary>
internal static class HubStatus
{
    public static readonly DeskAgent Hub = new(DeskAgent.ExternalId, "Cán bộ hỗ trợ");

    public static bool IsOne(FlowTurn turn) => turn.Input.EventName == HubEvents.Status;

    /// <summary>What the status means; null when it means nothing here, or does not come from the hub's channel.</summary>
    public static HandoffCommand? Read(FlowTurn turn)
    {
        if (!turn.IsAtHub || (Text(turn, "case") is { } named && named != turn.Case?.Id)) return null;
        return Text(turn, "state") switch
        {
            "accepted" when turn.Owner == ConversationOwner.Waiting => new HandoffCommand.Claim(Hub),
            "failed" when turn.Owner == ConversationOwner.Waiting => new HandoffCommand.Expire(),
            "failed" or "completed" => new HandoffCommand.Return(Hub),
            _ => null,
        };
    }

    private static string? Text(FlowTurn turn, string name) =>
        turn.Input.Activity.Value is { ValueKind: JsonValueKind.Object } value
        && value.TryGetProperty(name, out var told) && told.ValueKind == JsonValueKind.String ? told.GetString() : null;
}
