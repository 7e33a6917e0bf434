using System.Data.Common;
using Dapper;
using SmartCaBot.Signing.Enrolment;

namespace SmartCaBot.Storage.Signing;

internal sealed class DossierTable(RecordCodec<Dossier> codec)
{
    public const string Select = "SELECT id AS Id, protected_dossier AS Record FROM dossiers";

    private const string Add = """
        INSERT INTO dossiers (id, subject, idempotency_key, state, submitted_at, version, protected_dossier)
        VALUES (@Id, @Subject, @IdempotencyKey, @State, @SubmittedAt, @Version, @Record)
        ON CONFLICT (subject, idempotency_key) DO NOTHING
        """;

    private const string Replace = """
        UPDATE dossiers SET state = @State, version = @Version, protected_dossier = @Record
        WHERE id = @Id AND version = @Version - 1
        """;

    public RecordCodec<Dossier> Codec => codec;

    public async Task<bool> TryAddAsync(DbConnection connection, Dossier dossier) =>
        await connection.ExecuteAsync(Add, Row(dossier)) == 1;

    public async Task<bool> TryReplaceAsync(DbConnection connection, Dossier next) =>
        await connection.ExecuteAsync(Replace, Row(next)) == 1;

    private object Row(Dossier dossier) => new
    {
        Id = dossier.Id.ToString(),
        Subject = dossier.Subject.Value,
        dossier.IdempotencyKey,
        State = dossier.State.ToString(),
        SubmittedAt = dossier.SubmittedAt.ToUnixTimeMilliseconds(),
        dossier.Version,
        Record = codec.Encode(dossier.Id, dossier),
    };
}
