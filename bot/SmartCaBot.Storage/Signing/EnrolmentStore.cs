using Dapper;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage.Audit;

namespace SmartCaBot.Storage.Signing;

internal sealed class EnrolmentStore(IDatabase database, AuditLog audit, DossierTable dossiers, CredentialTable credentials)
    : IEnrolmentStore
{
    private const string BySubjectAndKey = $"{DossierTable.Select} WHERE subject = @Subject AND idempotency_key = @Key";

    public Task<Added<Dossier>> AddDossierAsync(Dossier dossier, AuditEvent auditEvent, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                if (await dossiers.TryAddAsync(connection, dossier))
                {
                    await audit.AppendAsync(connection, auditEvent);
                    return new Added<Dossier>(dossier, IsNew: true);
                }
                var row = await connection.QuerySingleAsync<RecordRow>(
                    BySubjectAndKey, new { Subject = dossier.Subject.Value, Key = dossier.IdempotencyKey });
                return new Added<Dossier>(dossiers.Codec.Decode(row), IsNew: false);
            },
            cancellationToken);

    public Task<Dossier?> FindDossierAsync(Guid id, CancellationToken cancellationToken) =>
        FindAsync($"{DossierTable.Select} WHERE id = @Id", new { Id = id.ToString() }, cancellationToken);

    public Task<Dossier?> FindDossierAsync(SubjectId subject, string idempotencyKey, CancellationToken cancellationToken) =>
        FindAsync(BySubjectAndKey, new { Subject = subject.Value, Key = idempotencyKey }, cancellationToken);

    public Task<IReadOnlyList<Dossier>> DossiersAsync(SubjectId subject, CancellationToken cancellationToken) =>
        ListAsync(
            $"{DossierTable.Select} WHERE subject = @Value ORDER BY submitted_at DESC, id", new { subject.Value }, cancellationToken);

    public Task<IReadOnlyList<Dossier>> DossiersAsync(DossierState state, int take, CancellationToken cancellationToken) =>
        ListAsync(
            $"{DossierTable.Select} WHERE state = @State ORDER BY submitted_at, id LIMIT @take",
            new { State = state.ToString(), take }, cancellationToken);

    public Task<bool> TryReplaceDossierAsync(Dossier next, AuditEvent? auditEvent, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                if (!await dossiers.TryReplaceAsync(connection, next))
                    return false;
                if (auditEvent is not null)
                    await audit.AppendAsync(connection, auditEvent);
                return true;
            },
            cancellationToken);

    public Task<bool> TryActivateAsync(
        Dossier next, Credential credential, AuditEvent auditEvent, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                if (!await dossiers.TryReplaceAsync(connection, next))
                    return false;
                await credentials.AddAsync(connection, credential);
                await audit.AppendAsync(connection, auditEvent);
                return true;
            },
            cancellationToken);

    private async Task<Dossier?> FindAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        dossiers.Codec.DecodeOrDefault(await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<RecordRow>(sql, parameters), cancellationToken));

    private async Task<IReadOnlyList<Dossier>> ListAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        dossiers.Codec.Decode(await database.ReadAsync(
            connection => connection.QueryAsync<RecordRow>(sql, parameters), cancellationToken));
}
