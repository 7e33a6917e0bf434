using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Conversations.Turns;

/// <summary>What a channel hands over after it has authenticated the sender.</summary>
/// <param name="ConversationId">Unique over all channels.</param>
/// <param name="Channel">directline, zalo, connector, …</param>
/// <param name="ActivityId">
/// The channel's id of this message. Unique per channel: the same id twice is the same message (Zalo resends; browsers retry).
/// </param>
/// <param name="UserId">The authenticated sender.</param>
/// <param name="Activity">With <c>from</c> already forced to the authenticated sender.</param>
/// <param name="ReceivedAt">When it arrived.</param>
public sealed record IncomingActivity(
    string ConversationId, string Channel, string ActivityId, string UserId, Activity Activity, DateTimeOffset ReceivedAt)
{
    /// <summary>Whoever sends it keeps it until its turn is committed, and comes again when told that now is not the time. Not stored: what is in the inbox is taken.</summary>
    public bool MayWait { get; init; }
}
