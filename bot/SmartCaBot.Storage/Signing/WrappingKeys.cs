using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage.Audit;

namespace SmartCaBot.Storage.Signing;

internal sealed class WrappingKeys(IDatabase database, AuditLog audit, CredentialTable credentials, TimeProvider time) : IWrappingKeys
{
    private const string All = "SELECT label, state, changed_at FROM wrapping_keys ORDER BY changed_at, label";

    private const string Insert = """
        INSERT INTO wrapping_keys (label, state, changed_at) VALUES ($1, 'Current', $2) ON CONFLICT (label) DO NOTHING
        """;

    private const string Age = """
        INSERT INTO wrapping_keys (label, state, changed_at) VALUES ($1, 'Old', $2)
        ON CONFLICT (label) DO UPDATE SET state = 'Old', changed_at = excluded.changed_at WHERE wrapping_keys.state = 'Current'
        """;

    private const string Retire = """
        UPDATE wrapping_keys SET state = 'Retired', changed_at = $2
        WHERE label = $1 AND state = 'Old' AND changed_at <= $3 AND NOT EXISTS (SELECT 1 FROM credentials WHERE kek = $1)
        """;

    private const string Under = $"{CredentialTable.Select} WHERE kek = $1 AND id > $2 ORDER BY id LIMIT $3";

    private const string CountUnder = "SELECT count(*) FROM credentials WHERE kek = $1";

    public Task<IReadOnlyList<WrappingKey>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ListAsync(
            All,
            row => new WrappingKey(
                row.Text(0), Enum.Parse<WrappingKeyState>(row.Text(1)), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(2)))),
        cancellationToken);

    public Task<bool> TryBeginAsync(string previous, string next, AuditEvent auditEvent, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var now = time.GetUtcNow().ToUnixTimeMilliseconds();
                if (await session.ExecuteAsync(Insert, next, now) == 0)
                    return false;
                await session.ExecuteAsync(Age, previous, now);
                await audit.AppendAsync(session, auditEvent);
                return true;
            },
            cancellationToken);

    public Task<bool> TryRetireAsync(string label, DateTimeOffset oldSince, AuditEvent auditEvent, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                // Activations append to the log too: none of them is half done while this looks whether anything is left.
                await database.LockAuditAsync(session);
                if (await session.ExecuteAsync(
                    Retire, label, time.GetUtcNow().ToUnixTimeMilliseconds(), oldSince.ToUnixTimeMilliseconds()) == 0)
                    return false;
                await audit.AppendAsync(session, auditEvent);
                return true;
            },
            cancellationToken);

    public Task<IReadOnlyList<Credential>> UnderAsync(string label, Guid after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(Under, credentials.Codec.Read, label, after.ToString(), limit), cancellationToken);

    public async Task<long> CountUnderAsync(string label, CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => session.ListAsync(CountUnder, row => row.Int64(0), label), cancellationToken))[0];

    public Task<int> ReplaceAsync(
        IReadOnlyList<Credential> next, Func<int, AuditEvent> auditEvent, CancellationToken cancellationToken)
    {
        var records = next.Select(credential => credentials.Codec.Encode(credential.Id, credential)).ToArray();
        return database.WriteAsync(
            async session =>
            {
                var replaced = 0;
                for (var i = 0; i < records.Length; i++)
                    replaced += await CredentialTable.TryReplaceAsync(session, next[i], records[i]) ? 1 : 0;
                if (replaced > 0)
                    await audit.AppendAsync(session, auditEvent(replaced));
                return replaced;
            },
            cancellationToken);
    }
}
