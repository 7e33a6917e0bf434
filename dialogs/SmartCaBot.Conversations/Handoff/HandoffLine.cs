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
    // A command that comes again looks for its first coming so far back.
    private const int Memory = 500;

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
        if (OwnershipTable.Refusal(conversation.State.Owner, conversation.State.Case, command) is not null)
            return Ended(conversation.State, command, await AttemptsAsync(conversation, id, cancellationToken));
        if (await RunAsync(reference, conversationId, command, id, cancellationToken) is { } result) return result;

        // It came before. An attempt that failed or was refused has used its id up: the next one's follows from it, the same on every node.
        while (true)
        {
            if (await store.LoadAsync(conversationId, cancellationToken) is not { } after) return new HandoffResult.NotFound();
            var attempts = await AttemptsAsync(after, id, cancellationToken);
            if (attempts is not [.., { Outcome: not TurnOutcome.DeskDone } last]
                || OwnershipTable.Refusal(after.State.Owner, after.State.Case, command) is not null)
                return Ended(after.State, command, attempts);
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
    private static HandoffResult Ended(ConversationState state, HandoffCommand command, TranscriptEntry[] attempts) =>
        attempts is [.., { Outcome: TurnOutcome.DeskDone }]
            ? new HandoffResult.Done(state.Case!)
            : OwnershipTable.Refusal(state.Owner, state.Case, command) ?? new HandoffResult.WrongState(state.Owner);

    private async Task<TranscriptEntry[]> AttemptsAsync(StoredConversation conversation, string id, CancellationToken cancellationToken)
    {
        var latest = await store.ReadTranscriptAsync(conversation.Id, Math.Max(0, conversation.LastSequence - Memory), Memory, cancellationToken);
        return [.. latest.Where(e => e.Activity.Id is { } known
            && known.StartsWith(id, StringComparison.Ordinal) && (known.Length == id.Length || known[id.Length] == NextAttempt))];
    }
}
