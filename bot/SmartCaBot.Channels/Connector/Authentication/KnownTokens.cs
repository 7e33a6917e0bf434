using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Channels.Connector.Authentication;

/// <summary>Tokens that were found genuine, by their SHA-256, until they expire: channels use one for about an hour.</summary>
internal sealed class KnownTokens(TimeProvider clock)
{
    private const int Most = 4096;

    private readonly ConcurrentDictionary<(UInt128, UInt128), CheckedToken> _tokens = new();

    public CheckedToken? Find(string token)
    {
        var name = Name(token);
        if (!_tokens.TryGetValue(name, out var known)) return null;
        if (clock.GetUtcNow() <= known.Until) return known;
        _tokens.TryRemove(name, out _);
        return null;
    }

    public void Add(string token, CheckedToken known)
    {
        if (_tokens.Count >= Most) Forget();
        _tokens[Name(token)] = known;
    }

    // Genuine tokens are few; if ever they are not, they are checked again.
    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var (name, known) in _tokens)
        {
            if (known.Until < now) _tokens.TryRemove(name, out _);
        }

        if (_tokens.Count >= Most) _tokens.Clear();
    }

    private static (UInt128 High, UInt128 Low) Name(string token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(token), hash);
        var halves = MemoryMarshal.Cast<byte, UInt128>(hash);
        return (halves[0], halves[1]);
    }
}
