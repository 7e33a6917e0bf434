using System.Globalization;
using SmartCaBot.Admin.Retention;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Erasure;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Admin.Erasures;

/// <summary>
/// Erases a citizen: first the conversations in which they registered, each in its own transaction, then everything else in one, with
/// the records of the audit log. A crash in between leaves a citizen who can be erased again, by whatever is left of them.
/// </summary>
internal sealed class CitizenEraser(
    ICitizens citizens, StorageMaintenance storage, IConversationStore conversations, IDossierConversations accounts, Holds holds, ErasedRecords erased,
    IAuditTrail audit, IEnumerable<IConversationPart> conversationParts, IEnumerable<ICitizenPart> citizenParts, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Whether a hold keeps a dossier of theirs, or a conversation.</summary>
    public async Task<bool> IsHeldAsync(CitizenRecords records, CancellationToken cancellationToken)
    {
        foreach (var dossier in records.Dossiers)
        {
            if (await holds.IsDossierHeldAsync(dossier.Id, cancellationToken)) return true;
        }

        foreach (var conversation in records.Accounts.Select(accounts.Of).OfType<string>())
        {
            if (await holds.IsHeldAsync(conversation, cancellationToken)) return true;
        }

        return false;
    }

    public async Task<ErasureAnswer> EraseAsync(CitizenRecords found, CitizenOrder order, CancellationToken cancellationToken)
    {
        var records = order.Limit(found);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (records.IsErased) return ErasureOutcome.ErasedBefore;
            if (await order.Refusal(records) is { } refusal) return refusal;
            if (await citizens.PrepareAsync(records, order.Actor, cancellationToken) is not { } erasure) return ErasureOutcome.SigningUnavailable;
            var theirs = ConversationsOf(records);
            foreach (var conversation in theirs)
            {
                if (!await EraseConversationAsync(conversation, order, cancellationToken)) return ErasureOutcome.Held;
            }

            var removed = await storage.EraseCitizenAsync(
                erasure, theirs, [.. citizenParts], (session, done) => RecordAsync(session, erasure, done, order), cancellationToken);
            switch (removed)
            {
                case CitizenRemoved.Held:
                    return ErasureOutcome.Held;
                case CitizenRemoved.Done:
                    // What follows only tidies up: it is done again at the next start, and once a day.
                    await citizens.ForgetAsync(erasure, CancellationToken.None);
                    await storage.ScrubAsync(CancellationToken.None);
                    await erased.NoteAsync(CancellationToken.None);
                    return ErasureOutcome.Done;
            }

            if (await citizens.FindAsync(NameOf(records), cancellationToken) is not { } again) return ErasureOutcome.ErasedBefore;
            records = order.Limit(again);
        }

        return ErasureOutcome.SigningUnavailable;
    }

    private static string NameOf(CitizenRecords records) =>
        (records.Credentials.Count > 0 ? records.Credentials[0].Id : records.Dossiers[0].Id).ToString();

    /// <summary>Those in which nobody else registered.</summary>
    private string[] ConversationsOf(CitizenRecords records) => [.. records.Accounts.Except(records.Shared).Select(accounts.Of).OfType<string>()];

    /// <summary>False: a hold keeps it.</summary>
    private async Task<bool> EraseConversationAsync(string conversation, CitizenOrder order, CancellationToken cancellationToken)
    {
        var gone = await storage.EraseConversationAsync(
            conversation, [.. conversationParts],
            async (session, removed) =>
            {
                await order.Stands(session);
                // Without its id: where a channel names conversations by accounts, the log would lead from one to what was signed.
                await audit.AppendAsync(
                    session,
                    new AuditEvent(
                        AuditKind.ConversationErased, clock.GetUtcNow(), order.Actor, "", order.Reference,
                        string.Create(CultureInfo.InvariantCulture, $"with=citizen;other-rows={removed.Rows}")));
            },
            cancellationToken);
        return gone is not null || await conversations.LoadAsync(conversation, cancellationToken) is null;
    }

    private async ValueTask RecordAsync(ISqlSession session, CitizenErasure erasure, CitizenRemoved.Done done, CitizenOrder order)
    {
        var now = clock.GetUtcNow();
        await order.Decide(session);
        foreach (var dossier in erasure.Of.Dossiers) await ErasedRecords.AddAsync(session, dossier.Id, now);
        foreach (var credential in erasure.Remains) await ErasedRecords.AddAsync(session, credential.Id, now);
        await audit.AppendAsync(
            session,
            new AuditEvent(
                AuditKind.CitizenErased, now, order.Actor, "", order.Reference,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{order.Detail}dossiers={done.Dossiers};credentials={done.Credentials};transactions={done.Transactions};other-rows={done.Rows}")));
    }
}
