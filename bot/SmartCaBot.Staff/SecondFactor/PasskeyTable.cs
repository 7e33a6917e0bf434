using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Staff.SecondFactor;

/// <summary>Passkeys: public keys, and what browsers said of them.</summary>
internal sealed class PasskeyTable(IDatabase database, StorageKeys keys) : IDisposable
{
    private const string Columns = "id, account, sign_count, protected_passkey, created_at, used_at";
    private const string Of = $"SELECT {Columns} FROM staff_passkeys WHERE account = $1 ORDER BY created_at";
    private const string One = $"SELECT {Columns} FROM staff_passkeys WHERE id = $1";
    private const string Insert = "INSERT INTO staff_passkeys (id, account, sign_count, protected_passkey, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    private const string Use = "UPDATE staff_passkeys SET sign_count = $2, used_at = $3 WHERE id = $1 AND (sign_count < $2 OR $2 = 0)";

    // The last way in stays.
    private const string Remove = """
        DELETE FROM staff_passkeys WHERE id = $2 AND account = $1
            AND (EXISTS (SELECT 1 FROM staff_passkeys p WHERE p.account = $1 AND p.id <> $2)
                OR EXISTS (SELECT 1 FROM staff_accounts a WHERE a.id = $1 AND a.protected_totp IS NOT NULL))
        """;

    private readonly DataProtector _protector = keys.ProtectorOf("staff_passkeys");

    public Task<IReadOnlyList<StoredPasskey>> ListAsync(string account, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(Of, Read, account), cancellationToken);

    public Task<StoredPasskey?> FindAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(One, Read, Id(credentialId)), cancellationToken);

    /// <returns>False when it is known already.</returns>
    public async ValueTask<bool> AddAsync(ISqlSession session, string account, UserPasskeyInfo key)
    {
        var id = Id(key.CredentialId);
        var stored = new Stored(
            key.CredentialId, key.PublicKey, key.Name, key.Transports, key.IsUserVerified, key.IsBackupEligible, key.IsBackedUp, key.AttestationObject, key.ClientDataJson);
        return await session.ExecuteAsync(
            Insert, id, account, key.SignCount, _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(stored), id), key.CreatedAt.ToUnixTimeMilliseconds()) == 1;
    }

    /// <returns>False when its counter did not go on: somebody has a copy, or was quicker.</returns>
    public async Task<bool> UseAsync(UserPasskeyInfo key, DateTimeOffset now, CancellationToken cancellationToken) => await database.WriteAsync(
        session => session.ExecuteAsync(Use, Id(key.CredentialId), key.SignCount, now.ToUnixTimeMilliseconds()), cancellationToken) == 1;

    /// <returns>False when it is not theirs, or their last way in.</returns>
    public static async ValueTask<bool> RemoveAsync(ISqlSession session, string account, string id)
    {
        await AccountTable.HoldAsync(session, account);
        return await session.ExecuteAsync(Remove, account, id) == 1;
    }

    public void Dispose() => _protector.Dispose();

    private static string Id(byte[] credentialId) => Base64Url.EncodeToString(credentialId);

    private StoredPasskey Read(ISqlRow row)
    {
        var stored = JsonSerializer.Deserialize<Stored>(_protector.Unprotect(row.Bytes(3), row.Text(0)))!;
        var key = new UserPasskeyInfo(
            stored.CredentialId, stored.PublicKey, DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(4)), (uint)row.Int64(2), stored.Transports,
            stored.Verified, stored.BackupEligible, stored.BackedUp, stored.Attestation, stored.ClientData)
        { Name = stored.Name };
        return new StoredPasskey(row.Text(0), row.Text(1), key, row.IsNull(5) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(5)));
    }

    private sealed record Stored(
        byte[] CredentialId, byte[] PublicKey, string? Name, string[]? Transports, bool Verified, bool BackupEligible, bool BackedUp, byte[] Attestation,
        byte[] ClientData);
}
