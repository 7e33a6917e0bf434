using System.Security.Cryptography;
using SmartCaBot.Signing.Keys;

namespace SmartCaBot.Signing.Identity;

/// <summary>
/// Encrypts personal data for the database with AES-256-GCM under a key that comes from the token. What is
/// encrypted is tied to its owner's identifier, so that rows cannot be exchanged.
/// Layout: version 1, nonce (12), tag (16), ciphertext.
/// </summary>
internal sealed class PersonalDataProtector(TokenSecrets secrets)
{
    private const byte Version = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Overhead = 1 + NonceSize + TagSize;

    public async ValueTask<byte[]> ProtectAsync(Guid owner, byte[] data, CancellationToken cancellationToken)
    {
        var key = await secrets.GetAsync(SecretPurpose.PersonalData, cancellationToken);
        var result = new byte[Overhead + data.Length];
        result[0] = Version;
        RandomNumberGenerator.Fill(result.AsSpan(1, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(
            result.AsSpan(1, NonceSize), data, result.AsSpan(Overhead), result.AsSpan(1 + NonceSize, TagSize), owner.ToByteArray());
        CryptographicOperations.ZeroMemory(data);
        return result;
    }

    /// <summary>Throws <see cref="CryptographicException"/> when the data was changed or belongs to another owner.</summary>
    public async ValueTask<byte[]> RevealAsync(Guid owner, byte[] protectedData, CancellationToken cancellationToken)
    {
        if (protectedData.Length < Overhead || protectedData[0] != Version)
            throw new CryptographicException("Not protected personal data.");
        var key = await secrets.GetAsync(SecretPurpose.PersonalData, cancellationToken);
        var data = new byte[protectedData.Length - Overhead];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(
            protectedData.AsSpan(1, NonceSize), protectedData.AsSpan(Overhead),
            protectedData.AsSpan(1 + NonceSize, TagSize), data, owner.ToByteArray());
        return data;
    }
}
