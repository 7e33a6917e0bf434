namespace SmartCaBot.Conversations.Turns;

/// <summary>
/// Completes an activity that its channel took down in haste, before its turn: fetches a file that had only an address, reads "1" as the
/// button it stands for. Runs in the conversation's order, and again when the turn does, so it must be repeatable.
/// </summary>
public interface ITurnPreparation
{
    /// <param name="incoming">As received.</param>
    /// <param name="lastSequence">Of the conversation's transcript before this turn.</param>
    /// <param name="cancellationToken">The runner stops.</param>
    /// <returns>The same activity of the same id, complete.</returns>
    ValueTask<IncomingActivity> PrepareAsync(IncomingActivity incoming, long lastSequence, CancellationToken cancellationToken);
}
