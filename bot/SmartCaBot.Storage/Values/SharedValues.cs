using System.Text;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Values;

/// <summary>Values of channels on either database, each write a compare-and-swap.</summary>
internal sealed class SharedValues(IDatabase database, StorageKeys keys, TimeProvider time) : ISharedValues, IDisposable
{
    private const string Select = "SELECT version, protected_value, expires_at FROM channel_values WHERE key = $1";

    private const string Add = """
        INSERT INTO channel_values (key, version, protected_value, expires_at) VALUES ($1, 1, $2, $3) ON CONFLICT (key) DO NOTHING
        """;

    private const string Replace = """
        UPDATE channel_values SET version = version + 1, protected_value = $2, expires_at = $3 WHERE key = $1 AND version = $4
        """;

    private const string Forget = "DELETE FROM channel_values WHERE expires_at < $1";

    private static readonly TimeSpan KeepExpired = TimeSpan.FromDays(1);

    private readonly DataProtector _protector = keys.ProtectorOf("channel_values");

    public async ValueTask<SharedValue?> ReadAsync(string key, CancellationToken cancellationToken) => await database.ReadAsync(
        session => session.FindAsync(Select, row => Read(row, key), key), cancellationToken);

    public async ValueTask<bool> TryWriteAsync(
        string key, string value, long expectedVersion, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        var sealedValue = _protector.Protect(Encoding.UTF8.GetBytes(value), key);
        var until = expiresAt?.ToUnixTimeMilliseconds();
        var before = (time.GetUtcNow() - KeepExpired).ToUnixTimeMilliseconds();
        return await database.WriteAsync(
            async session =>
            {
                var written = expectedVersion == 0
                    ? await session.ExecuteAsync(Add, key, sealedValue, until)
                    : await session.ExecuteAsync(Replace, key, sealedValue, until, expectedVersion);
                if (written != 1) return false;
                await session.ExecuteAsync(Forget, before);
                return true;
            },
            cancellationToken);
    }

    public void Dispose() => _protector.Dispose();

    private SharedValue Read(ISqlRow row, string key) => new(
        Encoding.UTF8.GetString(_protector.Unprotect(row.Bytes(1), key)), row.Int64(0),
        row.IsNull(2) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(2)));
}
