using System.Data.Common;
using Dapper;
using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Storage.Signing;

/// <summary>The table of credentials; written by two stores, each in its own transaction.</summary>
internal sealed class CredentialTable(RecordCodec<Credential> codec)
{
    public const string Select = "SELECT id AS Id, protected_credential AS Record FROM credentials";

    private const string Add = """
        INSERT INTO credentials (id, subject, serial_number, holder_hash, status, not_before, version, protected_credential)
        VALUES (@Id, @Subject, @SerialNumber, @HolderHash, @Status, @NotBefore, @Version, @Record)
        """;

    private const string Replace = """
        UPDATE credentials SET status = @Status, version = @Version, protected_credential = @Record
        WHERE id = @Id AND version = @Version - 1
        """;

    public RecordCodec<Credential> Codec => codec;

    public Task AddAsync(DbConnection connection, Credential credential) => connection.ExecuteAsync(Add, Row(credential));

    public async Task<bool> TryReplaceAsync(DbConnection connection, Credential next) =>
        await connection.ExecuteAsync(Replace, Row(next)) == 1;

    private object Row(Credential credential) => new
    {
        Id = credential.Id.ToString(),
        Subject = credential.Subject.Value,
        credential.SerialNumber,
        credential.HolderHash,
        Status = credential.Status.ToString(),
        NotBefore = credential.NotBefore.ToUnixTimeMilliseconds(),
        credential.Version,
        Record = codec.Encode(credential.Id, credential),
    };
}
