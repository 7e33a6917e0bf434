using System.Collections.Concurrent;
using System.Text;
using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Signing.Keys;

internal enum SecretPurpose
{
    /// <summary>Hashes one-time codes.</summary>
    OneTimeCode,

    /// <summary>Binds a wrapped key to its owner.</summary>
    KeyBinding,

    /// <summary>Hashes subjects and citizen numbers where only equality matters.</summary>
    Pseudonym,

    /// <summary>Encrypts personal data.</summary>
    PersonalData,

    /// <summary>Hashes signing passwords.</summary>
    SigningPassword,

    /// <summary>Signs signature activation data.</summary>
    ActivationData,
}

/// <summary>
/// Secrets that must not be in the database: derived by the token from a key that cannot leave it (HMAC-SHA-256 of the
/// purpose), once a process, and kept in memory only.
/// </summary>
internal sealed class TokenSecrets(Token token)
{
    private readonly ConcurrentDictionary<SecretPurpose, byte[]> _known = [];

    public async ValueTask<byte[]> GetAsync(SecretPurpose purpose, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(purpose, out var known))
            return known;
        var derived = await token.UseAsync(purpose, Derive, cancellationToken);
        return _known.GetOrAdd(purpose, derived);
    }

    private static byte[] Derive(TokenSession session, SecretPurpose purpose)
    {
        var key = session.FindKey(KeyKind.SecretKey, TokenLabels.MacKey) ?? throw new KeysMissingException(TokenLabels.MacKey);
        var secret = new byte[32];
        session.Hmac(key, Encoding.ASCII.GetBytes($"smartcabot secret 1: {purpose}"), secret);
        return secret;
    }
}
