using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Signing;

internal sealed class DossierTable(RecordCodec<Dossier> codec)
{
    public const string Select = "SELECT id, protected_dossier FROM dossiers";

    private const string Add = """
        INSERT INTO dossiers (id, subject, idempotency_key, state, submitted_at, version, protected_dossier)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (subject, idempotency_key) DO NOTHING
        """;

    private const string Replace = """
        UPDATE dossiers SET state = $1, version = $2, protected_dossier = $3 WHERE id = $4 AND version = $2 - 1
        """;

    public RecordCodec<Dossier> Codec => codec;

    /// <param name="session">Whose transaction.</param>
    /// <param name="dossier">What to add.</param>
    /// <param name="record">The same, encoded.</param>
    public static async ValueTask<bool> TryAddAsync(ISqlSession session, Dossier dossier, byte[] record) =>
        await session.ExecuteAsync(
            Add, dossier.Id.ToString(), dossier.Subject.Value, dossier.IdempotencyKey, dossier.State.ToString(),
            dossier.SubmittedAt.ToUnixTimeMilliseconds(), dossier.Version, record) == 1;

    /// <param name="session">Whose transaction.</param>
    /// <param name="next">What to write.</param>
    /// <param name="record">The same, encoded.</param>
    public static async ValueTask<bool> TryReplaceAsync(ISqlSession session, Dossier next, byte[] record) =>
        await session.ExecuteAsync(Replace, next.State.ToString(), next.Version, record, next.Id.ToString()) == 1;
}
