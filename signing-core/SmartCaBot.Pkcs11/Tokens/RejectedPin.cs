using System.Security.Cryptography;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>
/// Remembers a PIN that the token rejected, by a keyed hash, so that it is never sent again: a few tries lock a token. A PIN that
/// nothing is known of may be tried once the file changes.
/// </summary>
internal sealed class RejectedPin(string file)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private byte[]? _hash;
    private DateTime _written;

    /// <summary>The file has not been written since.</summary>
    public bool IsUnchanged => _hash is not null && File.GetLastWriteTimeUtc(file) == _written;

    public bool Is(ReadOnlySpan<byte> pin)
    {
        if (_hash is null || !CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(_key, pin), _hash))
            return false;
        _written = File.GetLastWriteTimeUtc(file);
        return true;
    }

    public void Note(ReadOnlySpan<byte> pin)
    {
        _written = File.GetLastWriteTimeUtc(file);
        _hash = HMACSHA256.HashData(_key, pin);
    }

    public void Clear() => _hash = null;
}
