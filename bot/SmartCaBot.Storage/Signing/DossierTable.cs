using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Signing;

internal sealed class DossierTable(RecordCodec<Dossier> codec)
{
    public const string Select = "SELECT id, protected_dossier FROM dossiers";

    /// <summary>State, submitted before, any office (1) or this one, those without office too (1), how many.</summary>
    public const string Queue = $"""
        {Select} WHERE state = $1 AND submitted_at < $2 AND ($3 = 1 OR office = $4 OR ($5 = 1 AND office IS NULL))
        ORDER BY submitted_at, id LIMIT $6
        """;

    /// <summary>Id, subject, holder's hash.</summary>
    public const string SameCard = "SELECT count(*) FROM dossiers WHERE holder_hash = $3 AND id <> $1 AND subject <> $2 AND state <> 'Refused'";

    /// <summary>Id, phone's hash, holder's hash.</summary>
    public const string SamePhone = "SELECT count(*) FROM dossiers WHERE phone_hash = $2 AND id <> $1 AND holder_hash <> $3 AND state <> 'Refused'";

    private const string Add = """
        INSERT INTO dossiers (id, subject, idempotency_key, state, submitted_at, version, protected_dossier, number, office, holder_hash, phone_hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT DO NOTHING
        """;

    private const string Replace = """
        UPDATE dossiers SET state = $1, version = $2, protected_dossier = $3 WHERE id = $4 AND version = $2 - 1
        """;

    private const string Remove = "DELETE FROM dossiers WHERE id = $1 AND version = $2";

    public RecordCodec<Dossier> Codec => codec;

    /// <param name="session">Whose transaction.</param>
    /// <param name="dossier">What to add.</param>
    /// <param name="record">The same, encoded.</param>
    public static async ValueTask<bool> TryAddAsync(ISqlSession session, Dossier dossier, byte[] record) =>
        await session.ExecuteAsync(
            Add, dossier.Id.ToString(), dossier.Subject.Value, dossier.IdempotencyKey, dossier.State.ToString(),
            dossier.SubmittedAt.ToUnixTimeMilliseconds(), dossier.Version, record,
            dossier.Number, dossier.Office, dossier.HolderHash, dossier.PhoneHash) == 1;

    /// <param name="session">Whose transaction.</param>
    /// <param name="next">What to write.</param>
    /// <param name="record">The same, encoded.</param>
    public static async ValueTask<bool> TryReplaceAsync(ISqlSession session, Dossier next, byte[] record) =>
        await session.ExecuteAsync(Replace, next.State.ToString(), next.Version, record, next.Id.ToString()) == 1;

    /// <summary>False: somebody wrote it since it was read.</summary>
    public static async ValueTask<bool> TryRemoveAsync(ISqlSession session, Dossier dossier) =>
        await session.ExecuteAsync(Remove, dossier.Id.ToString(), dossier.Version) == 1;
}
