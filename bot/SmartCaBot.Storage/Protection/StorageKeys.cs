using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Storage.Protection;

/// <summary>The one key from the options and the keys derived from it (HKDF-SHA-256, RFC 5869), one for each use.</summary>
public sealed class StorageKeys
{
    private readonly byte[] _master;

    internal StorageKeys(byte[] master)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(master.Length, StorageOptions.KeySize, nameof(master));
        _master = master;
        Id = Derive("key id", sizeof(uint));
    }

    /// <summary>Names the master key in what it encrypted; 4 bytes.</summary>
    internal byte[] Id { get; }

    /// <param name="use">What for; another use has another key.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="salt">May be empty.</param>
    public byte[] Derive(string use, int length = StorageOptions.KeySize, ReadOnlySpan<byte> salt = default)
    {
        var derived = new byte[length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _master, derived, salt, Encoding.UTF8.GetBytes("smartcabot storage: " + use));
        return derived;
    }

    /// <summary>What encrypts the values of one table. The caller disposes it.</summary>
    public DataProtector ProtectorOf(string table) => new(this, table);
}
