using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace SmartCaBot.Storage.Protection;

/// <summary>
/// Encrypts the values of one table with AES-256-GCM. Table and primary key are authenticated with the value, so that a
/// value moved to another row is refused.
/// Shape: format (1), key id (4), random nonce (12), ciphertext, tag (16).
/// Random nonces bound one table key to 2^32 values (NIST SP 800-38D 8.3); rotate the storage key before that.
/// </summary>
public sealed class DataProtector : IDisposable
{
    private const byte Format = 1;
    private const int KeyIdSize = 4;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeaderSize = 1 + KeyIdSize + NonceSize;

    // An instance holds one native cipher context and serves one thread at a time.
    private readonly ConcurrentBag<AesGcm> _ciphers = [];
    private readonly StorageKeys _keys;
    private readonly string _table;
    private readonly byte[] _key;

    internal DataProtector(StorageKeys keys, string table)
    {
        _keys = keys;
        _table = table;
        _key = keys.Derive("table " + table);
    }

    public byte[] Protect(ReadOnlySpan<byte> plain, string id, string id2 = "")
    {
        var blob = new byte[HeaderSize + plain.Length + TagSize];
        blob[0] = Format;
        _keys.Id.CopyTo(blob.AsSpan(1));
        var nonce = blob.AsSpan(1 + KeyIdSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        var name = new RowName(stackalloc byte[RowName.UsualSize], _table, id, id2);
        var cipher = Take();
        cipher.Encrypt(nonce, plain, blob.AsSpan(HeaderSize, plain.Length), blob.AsSpan(HeaderSize + plain.Length), name.Bytes);
        _ciphers.Add(cipher);
        return blob;
    }

    /// <exception cref="CryptographicException">Changed, moved from another row, or encrypted under another key.</exception>
    public byte[] Unprotect(ReadOnlySpan<byte> blob, string id, string id2 = "")
    {
        if (blob.Length < HeaderSize + TagSize || blob[0] != Format)
            throw new CryptographicException($"A stored value of {_table} is damaged.");
        if (!blob.Slice(1, KeyIdSize).SequenceEqual(_keys.Id))
            throw new CryptographicException($"A stored value of {_table} was encrypted under another storage key.");
        var plain = new byte[blob.Length - HeaderSize - TagSize];
        var name = new RowName(stackalloc byte[RowName.UsualSize], _table, id, id2);
        var cipher = Take();
        cipher.Decrypt(
            blob.Slice(1 + KeyIdSize, NonceSize), blob.Slice(HeaderSize, plain.Length), blob[^TagSize..], plain, name.Bytes);
        _ciphers.Add(cipher);
        return plain;
    }

    public void Dispose()
    {
        while (_ciphers.TryTake(out var cipher))
            cipher.Dispose();
    }

    private AesGcm Take() => _ciphers.TryTake(out var cipher) ? cipher : new AesGcm(_key, TagSize);
}
