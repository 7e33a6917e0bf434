using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Signing.Keys;

/// <summary>Ties a wrapped key to its credential and public key, which key wrapping itself does not.</summary>
internal sealed class KeyBinding(TokenSecrets secrets)
{
    public async ValueTask<WrappedKey> BindAsync(
        Guid credentialId, byte[] blob, byte[] publicKey, string kekLabel, CancellationToken cancellationToken)
    {
        var spki = SHA256.HashData(publicKey);
        return new WrappedKey(blob, spki, await MacAsync(credentialId, blob, spki, kekLabel, cancellationToken), kekLabel);
    }

    /// <summary>Whether the key is the one that was made for this credential and certificate.</summary>
    public async ValueTask<bool> HoldsAsync(
        Guid credentialId, WrappedKey key, byte[] certificatePublicKey, CancellationToken cancellationToken)
    {
        var mac = await MacAsync(credentialId, key.Blob, key.SpkiSha256, key.KekLabel, cancellationToken);
        return CryptographicOperations.FixedTimeEquals(mac, key.Mac)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(certificatePublicKey), key.SpkiSha256);
    }

    private async ValueTask<byte[]> MacAsync(
        Guid credentialId, byte[] blob, byte[] spki, string kekLabel, CancellationToken cancellationToken)
    {
        // Fixed-length parts first, the label last: no two inputs share an encoding.
        byte[] input = [1, .. credentialId.ToByteArray(), .. spki, .. SHA256.HashData(blob), .. Encoding.UTF8.GetBytes(kekLabel)];
        return HMACSHA256.HashData(await secrets.GetAsync(SecretPurpose.KeyBinding, cancellationToken), input);
    }
}
