using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Turns;

/// <summary>
/// A pure turn: the same state and input give the same result, whatever happened to an earlier try. Effects inside
/// a turn carry keys that make a second run harmless.
/// </summary>
public interface IBot
{
    ValueTask<TurnResult> OnTurnAsync(
        ConversationState state, TurnInput input, TurnContext context, CancellationToken cancellationToken);
}

/// <summary>Where a turn happens.</summary>
/// <param name="ConversationId">Unique over all channels.</param>
/// <param name="Channel">directline, zalo, connector, …</param>
/// <param name="UserId">The authenticated person on that channel.</param>
/// <param name="Version">The version of the state this turn starts from; 0 in a new conversation.</param>
public sealed record TurnContext(string ConversationId, string Channel, string UserId, long Version);
