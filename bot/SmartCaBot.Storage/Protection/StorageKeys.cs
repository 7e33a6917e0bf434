using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Storage.Protection;

/// <summary>The one key from the options and the keys derived from it (HKDF-SHA-256, RFC 5869), one for each use.</summary>
internal sealed class StorageKeys
{
    private readonly byte[] _master;

    public StorageKeys(byte[] master)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(master.Length, StorageOptions.KeySize, nameof(master));
        _master = master;
        Id = Derive("key id", sizeof(uint));
    }

    /// <summary>Names the master key in what it encrypted; 4 bytes.</summary>
    public byte[] Id { get; }

    public byte[] Derive(string use, int length = StorageOptions.KeySize, ReadOnlySpan<byte> salt = default)
    {
        var derived = new byte[length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _master, derived, salt, Encoding.UTF8.GetBytes("smartcabot storage: " + use));
        return derived;
    }

    public DataProtector ProtectorOf(string table) => new(this, table);
}
