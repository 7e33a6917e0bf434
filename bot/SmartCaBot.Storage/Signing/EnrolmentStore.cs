using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Outbox;

namespace SmartCaBot.Storage.Signing;

internal sealed class EnrolmentStore(
    IDatabase database, AuditLog audit, DossierTable dossiers, CredentialTable credentials, OutboxCodec messages, TimeProvider time)
    : IEnrolmentStore
{
    private const string BySubjectAndKey = $"{DossierTable.Select} WHERE subject = $1 AND idempotency_key = $2";

    public Task<Added<Dossier>?> AddDossierAsync(Dossier dossier, AuditEvent auditEvent, CancellationToken cancellationToken)
    {
        var record = dossiers.Codec.Encode(dossier.Id, dossier);
        return database.WriteAsync<Added<Dossier>?>(
            async session =>
            {
                if (await DossierTable.TryAddAsync(session, dossier, record))
                {
                    await audit.AppendAsync(session, auditEvent);
                    return new Added<Dossier>(dossier, IsNew: true);
                }
                // Nothing added and nothing there: another dossier has the number.
                var earlier = await session.FindAsync(BySubjectAndKey, dossiers.Codec.Read, dossier.Subject.Value, dossier.IdempotencyKey);
                return earlier is null ? null : new Added<Dossier>(earlier, IsNew: false);
            },
            cancellationToken);
    }

    public Task<Dossier?> FindDossierAsync(Guid id, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FindAsync($"{DossierTable.Select} WHERE id = $1", dossiers.Codec.Read, id.ToString()), cancellationToken);

    public Task<Dossier?> FindDossierAsync(SubjectId subject, string idempotencyKey, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FindAsync(BySubjectAndKey, dossiers.Codec.Read, subject.Value, idempotencyKey), cancellationToken);

    public Task<IReadOnlyList<Dossier>> DossiersAsync(SubjectId subject, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ListAsync(
            $"{DossierTable.Select} WHERE subject = $1 ORDER BY submitted_at DESC, id", dossiers.Codec.Read, subject.Value),
        cancellationToken);

    public Task<IReadOnlyList<Dossier>> DossiersOfHolderAsync(byte[] holderHash, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ListAsync(
            $"{DossierTable.Select} WHERE holder_hash = $1 ORDER BY submitted_at DESC, id", dossiers.Codec.Read, holderHash),
        cancellationToken);

    public Task<Dossier?> FindDossierByNumberAsync(string number, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FindAsync($"{DossierTable.Select} WHERE number = $1", dossiers.Codec.Read, number), cancellationToken);

    public Task<IReadOnlyList<Dossier>> DossiersAsync(DossierQuery query, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ListAsync(
            DossierTable.Queue, dossiers.Codec.Read, query.State.ToString(), (query.SubmittedBefore ?? DateTimeOffset.MaxValue).ToUnixTimeMilliseconds(),
            query.Office is null ? 1L : 0L, query.Office ?? "", query.WithoutOffice ? 1L : 0L, query.Take),
        cancellationToken);

    public Task<AlikeDossiers> AlikeAsync(Dossier dossier, CancellationToken cancellationToken)
    {
        var id = dossier.Id.ToString();
        return database.ReadAsync(
            async session =>
            {
                var card = await session.ListAsync(DossierTable.SameCard, row => (int)row.Int64(0), id, dossier.Subject.Value, dossier.HolderHash);
                var phone = dossier.PhoneHash is { } hash
                    ? await session.ListAsync(DossierTable.SamePhone, row => (int)row.Int64(0), id, hash, dossier.HolderHash)
                    : [0];
                return new AlikeDossiers(card[0], phone[0]);
            },
            cancellationToken);
    }

    public Task<bool> TryReplaceDossierAsync(Dossier next, AuditEvent? auditEvent, CancellationToken cancellationToken)
    {
        var record = dossiers.Codec.Encode(next.Id, next);
        return database.WriteAsync(
            async session =>
            {
                if (!await DossierTable.TryReplaceAsync(session, next, record))
                    return false;
                if (auditEvent is not null)
                    await audit.AppendAsync(session, auditEvent);
                return true;
            },
            cancellationToken);
    }

    public Task<bool> TryDecideAsync(
        Dossier next, AuditEvent auditEvent, IReadOnlyList<DossierNotice> notices, CancellationToken cancellationToken)
    {
        var record = dossiers.Codec.Encode(next.Id, next);
        var rows = notices.Select(n => messages.Encode(new OutboxMessage(n.Id, n.Kind, n.Recipient, n.Payload, time.GetUtcNow()))).ToArray();
        return database.WriteAsync(
            async session =>
            {
                if (!await DossierTable.TryReplaceAsync(session, next, record))
                    return false;
                await audit.AppendAsync(session, auditEvent);
                foreach (var row in rows)
                    await row.ToInsert().ExecuteAsync(session);
                return true;
            },
            cancellationToken);
    }

    public Task<bool> TryActivateAsync(
        Dossier next, Credential credential, AuditEvent auditEvent, CancellationToken cancellationToken)
    {
        var record = dossiers.Codec.Encode(next.Id, next);
        var credentialRecord = credentials.Codec.Encode(credential.Id, credential);
        return database.WriteAsync(
            async session =>
            {
                if (!await DossierTable.TryReplaceAsync(session, next, record))
                    return false;
                await CredentialTable.AddAsync(session, credential, credentialRecord);
                await audit.AppendAsync(session, auditEvent);
                return true;
            },
            cancellationToken);
    }
}
