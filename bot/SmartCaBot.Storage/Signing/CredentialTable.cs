using SmartCaBot.Signing.Certificates;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Signing;

/// <summary>The table of credentials; written by two stores, each in its own transaction.</summary>
internal sealed class CredentialTable(RecordCodec<Credential> codec)
{
    public const string Select = "SELECT id, protected_credential FROM credentials";

    private const string Add = """
        INSERT INTO credentials (id, subject, serial_number, holder_hash, status, not_before, version, protected_credential, not_after, kek)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private const string Replace = """
        UPDATE credentials SET status = $1, version = $2, protected_credential = $3, not_after = $5, kek = $6 WHERE id = $4 AND version = $2 - 1
        """;

    // The index by number's hash and the one by account must not lead there any more.
    private const string Erase = """
        UPDATE credentials SET status = $1, version = $2, protected_credential = $3, kek = $5, subject = $6, holder_hash = $7
        WHERE id = $4 AND version = $2 - 1
        """;

    public RecordCodec<Credential> Codec => codec;

    /// <param name="session">Whose transaction.</param>
    /// <param name="credential">What to add.</param>
    /// <param name="record">The same, encoded.</param>
    public static async ValueTask AddAsync(ISqlSession session, Credential credential, byte[] record) =>
        await session.ExecuteAsync(
            Add, credential.Id.ToString(), credential.Subject.Value, credential.SerialNumber, credential.HolderHash,
            credential.Status.ToString(), credential.NotBefore.ToUnixTimeMilliseconds(), credential.Version, record,
            credential.NotAfter.ToUnixTimeMilliseconds(), credential.Key.KekLabel);

    /// <param name="session">Whose transaction.</param>
    /// <param name="next">What to write.</param>
    /// <param name="record">The same, encoded.</param>
    public static async ValueTask<bool> TryReplaceAsync(ISqlSession session, Credential next, byte[] record) =>
        await session.ExecuteAsync(
            Replace, next.Status.ToString(), next.Version, record, next.Id.ToString(), next.NotAfter.ToUnixTimeMilliseconds(), next.Key.KekLabel) == 1;

    /// <param name="session">Whose transaction.</param>
    /// <param name="left">What stays of it.</param>
    /// <param name="record">The same, encoded.</param>
    public static async ValueTask<bool> TryEraseAsync(ISqlSession session, Credential left, byte[] record) =>
        await session.ExecuteAsync(
            Erase, left.Status.ToString(), left.Version, record, left.Id.ToString(), left.Key.KekLabel, left.Subject.Value, left.HolderHash) == 1;
}
