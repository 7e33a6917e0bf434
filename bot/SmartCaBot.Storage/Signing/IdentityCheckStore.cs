using Dapper;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Storage.Signing;

internal sealed class IdentityCheckStore(IDatabase database, RecordCodec<IdentityCheck> codec) : IIdentityCheckStore
{
    private const string Select = "SELECT id AS Id, protected_check AS Record FROM identity_checks";

    private const string Forget = "DELETE FROM identity_checks WHERE started_at < @Before";

    private const string Add = """
        INSERT INTO identity_checks (id, idempotency_key, holder_hash, started_at, version, protected_check)
        SELECT @Id, @IdempotencyKey, @HolderHash, @StartedAt, @Version, @Record
        WHERE (SELECT count(*) FROM identity_checks WHERE holder_hash = @HolderHash AND started_at >= @Since) < @Most
        ON CONFLICT (idempotency_key) DO NOTHING
        """;

    private const string Replace = """
        UPDATE identity_checks SET version = @Version, protected_check = @Record WHERE id = @Id AND version = @Version - 1
        """;

    private static readonly TimeSpan Keep = TimeSpan.FromHours(1);

    public Task<Added<IdentityCheck>?> AddAsync(
        IdentityCheck check, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        var kept = check.StartedAt - Keep;
        // What still counts against the limit is not forgotten, however long the caller's window is.
        var before = kept < since ? kept : since;
        return database.WriteAsync<Added<IdentityCheck>?>(
            async connection =>
            {
                await database.LockHolderAsync(connection, check.HolderHash);
                await connection.ExecuteAsync(Forget, new { Before = before.ToUnixTimeMilliseconds() });
                var row = new
                {
                    Id = check.Id.ToString(),
                    check.IdempotencyKey,
                    check.HolderHash,
                    StartedAt = check.StartedAt.ToUnixTimeMilliseconds(),
                    check.Version,
                    Record = codec.Encode(check.Id, check),
                    Since = since.ToUnixTimeMilliseconds(),
                    Most = most,
                };
                if (await connection.ExecuteAsync(Add, row) == 1)
                    return new Added<IdentityCheck>(check, IsNew: true);
                var earlier = await connection.QuerySingleOrDefaultAsync<RecordRow>(
                    $"{Select} WHERE idempotency_key = @IdempotencyKey", new { check.IdempotencyKey });
                return earlier is null ? null : new Added<IdentityCheck>(codec.Decode(earlier), IsNew: false);
            },
            cancellationToken);
    }

    public async Task<IdentityCheck?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        codec.DecodeOrDefault(await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<RecordRow>($"{Select} WHERE id = @Id", new { Id = id.ToString() }),
            cancellationToken));

    public Task<bool> TryReplaceAsync(IdentityCheck next, CancellationToken cancellationToken) => database.WriteAsync(
        async connection => await connection.ExecuteAsync(
            Replace, new { Id = next.Id.ToString(), next.Version, Record = codec.Encode(next.Id, next) }) == 1,
        cancellationToken);
}
