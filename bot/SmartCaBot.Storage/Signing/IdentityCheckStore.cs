using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Storage.Signing;

internal sealed class IdentityCheckStore(IDatabase database, RecordCodec<IdentityCheck> codec) : IIdentityCheckStore
{
    private const string Select = "SELECT id, protected_check FROM identity_checks";

    private const string Forget = "DELETE FROM identity_checks WHERE started_at < $1";

    private const string Add = """
        INSERT INTO identity_checks (id, idempotency_key, holder_hash, started_at, version, protected_check)
        SELECT $1, $2, $3, $4, $5, $6
        WHERE (SELECT count(*) FROM identity_checks WHERE holder_hash = $3 AND started_at >= $7) < $8
        ON CONFLICT (idempotency_key) DO NOTHING
        """;

    private const string Replace = """
        UPDATE identity_checks SET version = $1, protected_check = $2 WHERE id = $3 AND version = $1 - 1
        """;

    private static readonly TimeSpan Keep = TimeSpan.FromHours(1);

    public Task<Added<IdentityCheck>?> AddAsync(
        IdentityCheck check, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        var kept = check.StartedAt - Keep;
        // What still counts against the limit is not forgotten, however long the caller's window is.
        var before = kept < since ? kept : since;
        var record = codec.Encode(check.Id, check);
        return database.WriteAsync<Added<IdentityCheck>?>(
            async session =>
            {
                await database.LockHolderAsync(session, check.HolderHash);
                await session.ExecuteAsync(Forget, before.ToUnixTimeMilliseconds());
                var added = await session.ExecuteAsync(
                    Add, check.Id.ToString(), check.IdempotencyKey, check.HolderHash, check.StartedAt.ToUnixTimeMilliseconds(),
                    check.Version, record, since.ToUnixTimeMilliseconds(), most);
                if (added == 1)
                    return new Added<IdentityCheck>(check, IsNew: true);
                var earlier = await session.FindAsync($"{Select} WHERE idempotency_key = $1", codec.Read, check.IdempotencyKey);
                return earlier is null ? null : new Added<IdentityCheck>(earlier, IsNew: false);
            },
            cancellationToken);
    }

    public Task<IdentityCheck?> FindAsync(Guid id, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FindAsync($"{Select} WHERE id = $1", codec.Read, id.ToString()), cancellationToken);

    public Task<bool> TryReplaceAsync(IdentityCheck next, CancellationToken cancellationToken)
    {
        var record = codec.Encode(next.Id, next);
        return database.WriteAsync(
            async session => await session.ExecuteAsync(Replace, next.Version, record, next.Id.ToString()) == 1, cancellationToken);
    }
}
