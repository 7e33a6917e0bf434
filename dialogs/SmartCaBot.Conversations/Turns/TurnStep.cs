using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Conversations.Turns;

/// <summary>One turn: load, run, commit; again from the load when another node was quicker.</summary>
internal sealed class TurnStep(
    IConversationStore store, IBot bot, IReplyRouter router, ITurnListener listener, TimeProvider clock, ITurnPreparation? preparation)
{
    /// <param name="known">The conversation as the last turn in this process left it; null to load.</param>
    /// <param name="received">What to run.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<TurnEnd> RunAsync(
        StoredConversation? known, IncomingActivity received, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = known
                ?? await store.LoadAsync(received.ConversationId, cancellationToken)
                ?? new StoredConversation(received.ConversationId, 0, 0, ConversationState.New);
            var incoming = preparation is null ? received : await preparation.PrepareAsync(received, before.LastSequence, cancellationToken);
            var result = await AskBotAsync(before, incoming, cancellationToken);
            if (result.IsNotNow)
            {
                // No commit finds out that another node was quicker: what is said on an older state does not count.
                if (known is null) return new TurnEnd(before, Commit: null, IsNotNow: true);
                known = null;
                continue;
            }

            if (result.Error is not null) Report(incoming, result.Error);
            if (result.State.Session != before.State.Session)
                result = result with { State = result.State with { SessionFrom = before.LastSequence + 1 } };

            var (entries, replies) = TranscriptWriter.Write(incoming, result, before.LastSequence, clock.GetUtcNow());
            var reference = ConversationReference.After(before.Reference, incoming);
            var outbox = router.Route(incoming, replies);
            var commit = new TurnCommit(
                incoming, before.Version, result.State, entries, result.Outbox.Count == 0 ? outbox : [.. outbox, .. result.Outbox],
                ReferenceEquals(reference, before.Reference) ? null : reference)
            {
                Case = result.Case,
                Milestones = result.Milestones,
                Handoff = result.Handoff,
                Deed = result.Deed,
            };
            switch (await store.CommitAsync(commit, cancellationToken))
            {
                case CommitResult.Committed:
                    listener.Committed(commit);
                    return new TurnEnd(
                        new StoredConversation(
                            before.Id, commit.NewVersion, before.LastSequence + entries.Count, result.State, reference),
                        commit);
                case CommitResult.AlreadyCommitted:
                    return new TurnEnd(known, Commit: null);
                default:
                    known = null;
                    break;
            }
        }
    }

    /// <summary>A message that breaks the bot is committed as an error, or it would be tried for ever and hold up what comes after it.</summary>
    private async ValueTask<TurnResult> AskBotAsync(
        StoredConversation before, IncomingActivity incoming, CancellationToken cancellationToken)
    {
        try
        {
            var context = new TurnContext(incoming.ConversationId, incoming.Channel, incoming.UserId, before.Version);
            var input = new TurnInput(incoming.Activity, incoming.ReceivedAt) { Files = AttachedFiles.Read(incoming.Activity), MayWait = incoming.MayWait };
            return await bot.OnTurnAsync(before.State, input, context, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            var echo = PersonsEcho.Of(incoming.Activity with { Value = null, Attachments = null }, text: null);
            return new TurnResult(before.State, echo, [], TurnOutcome.ErrorInternal, Error: error);
        }
    }

    public void Report(IncomingActivity incoming, Exception error) => listener.Failed(incoming, error);
}

/// <param name="Conversation">As it is after the turn.</param>
/// <param name="Commit">Null when the activity had been committed before, or is for later.</param>
/// <param name="IsNotNow">It is for later.</param>
internal sealed record TurnEnd(StoredConversation? Conversation, TurnCommit? Commit, bool IsNotNow = false);
