using System.Security.Cryptography;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Migrations;

/// <summary>Refuses at the start a storage key that cannot read what the database holds.</summary>
internal static class KeyCheck
{
    private const string Id = "storage";

    /// <exception cref="StorageException">The database was written under another key.</exception>
    public static async Task RunAsync(ISqlSession session, StorageKeys keys)
    {
        using var protector = keys.ProtectorOf("storage_key");
        await session.ExecuteAsync(
            "INSERT INTO storage_key (id, protected_check) VALUES ($1, $2) ON CONFLICT DO NOTHING", Id, protector.Protect([], Id));
        var check = await session.FindAsync("SELECT protected_check FROM storage_key WHERE id = $1", row => row.Bytes(0).ToArray(), Id);
        try
        {
            protector.Unprotect(check, Id);
        }
        catch (CryptographicException exception)
        {
            throw new StorageException(
                "The storage key is not the one this database was written with. Put the right key file back; nothing was changed.",
                exception);
        }
    }
}
