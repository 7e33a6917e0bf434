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

    /// <summary>Durable when it returns.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="command">What to do.</param>
    /// <param name="commandId">Idempotency key of the caller: the same again does nothing, and returns how the first ended.</param>
    /// <param name="cancellationToken">Stops waiting; the command may still be carried out.</param>
    /// <exception cref="ArgumentException">A transfer must be to a colleague or to a queue.</exception>
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
            return await AgainAsync(conversation, command, id, cancellationToken);
        var activity = reference.Event(id, HandoffEvents.Name(command)) with { Value = HandoffEvents.Value(command) };
        var commit = await turns.RunAsync(
            new IncomingActivity(conversationId, reference.Channel, id, reference.UserId, activity, clock.GetUtcNow()), cancellationToken);
        if (commit is not null) return commit.Handoff ?? throw new InvalidOperationException($"The turn of command {id} failed.");
        return await store.LoadAsync(conversationId, cancellationToken) is { } after
            ? await AgainAsync(after, command, id, cancellationToken)
            : new HandoffResult.NotFound();
    }

    /// <summary>How the command ended when it came before; otherwise why it may not be carried out now.</summary>
    private async Task<HandoffResult> AgainAsync(
        StoredConversation conversation, HandoffCommand command, string id, CancellationToken cancellationToken)
    {
        var state = conversation.State;
        var latest = await store.ReadTranscriptAsync(conversation.Id, Math.Max(0, conversation.LastSequence - Memory), Memory, cancellationToken);
        return latest.Any(e => e.Activity.Id == id && e.Outcome == TurnOutcome.DeskDone)
            ? new HandoffResult.Done(state.Case!)
            : OwnershipTable.Refusal(state.Owner, state.Case, command) ?? new HandoffResult.WrongState(state.Owner);
    }
}
