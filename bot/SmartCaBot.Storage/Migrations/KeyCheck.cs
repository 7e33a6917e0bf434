using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using SmartCaBot.Storage.Protection;

namespace SmartCaBot.Storage.Migrations;

/// <summary>Refuses at the start a storage key that cannot read what the database holds.</summary>
internal static class KeyCheck
{
    private const string Id = "storage";

    /// <exception cref="StorageException">The database was written under another key.</exception>
    public static async Task RunAsync(DbConnection connection, StorageKeys keys)
    {
        using var protector = keys.ProtectorOf("storage_key");
        await connection.ExecuteAsync(
            "INSERT INTO storage_key (id, protected_check) VALUES (@Id, @Check) ON CONFLICT DO NOTHING",
            new { Id, Check = protector.Protect([], Id) });
        var check = await connection.QuerySingleAsync<byte[]>("SELECT protected_check FROM storage_key WHERE id = @Id", new { Id });
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
