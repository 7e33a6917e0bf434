using System.Globalization;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Handoff;

/// <summary>
/// The help desk's way into a conversation. Each command runs as a turn of it, in its order and against its version, on whichever node; so of
/// many that claim one wins, and the others are told who.
/// </summary>
public sealed class HandoffLine(TurnRunner turns, IConversationStore store, TimeProvider clock)
{
    /// <summary>Entries of a transcript that are looked at together.</summary>
    private const int PageSize = 500;

    /// <summary>Behind a command's id, before the sequence of the attempt it follows.</summary>
    private const char NextAttempt = '~';

    /// <summary>Durable when it returns.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="command">What to do.</param>
    /// <param name="commandId">Idempotency key of the caller: once it is done the same again does nothing, and returns Done; one that failed may be sent again.</param>
    /// <param name="cancellationToken">Stops waiting; the command may still be carried out.</param>
    /// <exception cref="ArgumentException">A transfer must be to a colleague or to a queue.</exception>
    /// <exception cref="InvalidOperationException">The bot failed; the same command may be sent again.</exception>
    public async Task<HandoffResult> SendAsync(
        string conversationId, HandoffCommand command, string commandId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command is HandoffCommand.Transfer transfer && transfer.To is null == transfer.Queue is null)
            throw new ArgumentException("A transfer is to a colleague or to a queue.", nameof(command));
        if (await store.LoadAsync(conversationId, cancellationToken) is not { } conversation
            || await ConversationReference.OfAsync(store, conversation, cancellationToken) is not { } reference)
            return new HandoffResult.NotFound();

        var id = $"desk/{commandId}";
        // Most refusals show before the turn, and need none.
        // Whether it was done long ago then makes no difference to anybody: only the latest entries are looked at.
        if (OwnershipTable.Refusal(conversation.State.Owner, conversation.State.Case, command) is not null)
            return Ended(conversation.State, command, await LatestAttemptAsync(conversation, id, conversation.LastSequence - PageSize, cancellationToken));
        if (await RunAsync(reference, conversationId, command, id, cancellationToken) is { } result) return result;

        // It came before. An attempt that failed or was refused has used its id up: the next one's follows from it, the same on every node.
        while (true)
        {
            if (await store.LoadAsync(conversationId, cancellationToken) is not { } after) return new HandoffResult.NotFound();
            var last = await LatestAttemptAsync(after, id, from: 0, cancellationToken);
            if (last is null or { Outcome: TurnOutcome.DeskDone } || OwnershipTable.Refusal(after.State.Owner, after.State.Case, command) is not null)
                return Ended(after.State, command, last);
            var next = string.Create(CultureInfo.InvariantCulture, $"{id}{NextAttempt}{last.Sequence}");
            if (await RunAsync(reference, conversationId, command, next, cancellationToken) is { } again) return again;
        }
    }

    /// <summary>Null when this very attempt had been committed before.</summary>
    private async Task<HandoffResult?> RunAsync(
        ConversationReference reference, string conversationId, HandoffCommand command, string id, CancellationToken cancellationToken)
    {
        var activity = reference.Event(id, HandoffEvents.Name(command)) with { Value = HandoffEvents.Value(command) };
        var commit = await turns.RunAsync(
            new IncomingActivity(conversationId, reference.Channel, id, reference.UserId, activity, clock.GetUtcNow()), cancellationToken);
        if (commit is null) return null;
        return commit.Handoff ?? throw new InvalidOperationException($"The turn of command {id} failed.");
    }

    /// <summary>How the command ended when it came before; otherwise why it may not be carried out now.</summary>
    private static HandoffResult Ended(ConversationState state, HandoffCommand command, TranscriptEntry? last) =>
        last is { Outcome: TurnOutcome.DeskDone }
            ? new HandoffResult.Done(state.Case!)
            : OwnershipTable.Refusal(state.Owner, state.Case, command) ?? new HandoffResult.WrongState(state.Owner);

    /// <summary>The last turn of a command, from the end of the transcript back; null when there is none.</summary>
    private async Task<TranscriptEntry?> LatestAttemptAsync(StoredConversation conversation, string id, long from, CancellationToken cancellationToken)
    {
        for (var end = conversation.LastSequence; end > Math.Max(0, from); end -= PageSize)
        {
            var page = await store.ReadTranscriptAsync(conversation.Id, Math.Max(0, end - PageSize), (int)Math.Min(PageSize, end), cancellationToken);
            if (page.LastOrDefault(entry => IsAttempt(entry.Activity.Id, id)) is { } last) return last;
        }

        return null;
    }

    private static bool IsAttempt(string? activityId, string id) =>
        activityId is not null && activityId.StartsWith(id, StringComparison.Ordinal)
        && (activityId.Length == id.Length || activityId[id.Length] == NextAttempt);
}
