using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Host.Gateway;

/// <summary>
/// Names of people who sign through the gateway: the same number has the same name, and only this installation can read it back. So nothing
/// needs to be kept of who was here. "gw:" and base64url(nonce, 12 bytes; number, AES-256-GCM; tag, 16 bytes); the nonce is a keyed hash of the
/// number, so one nonce never meets two numbers.
/// </summary>
internal sealed class GatewayPeople(byte[] key)
{
    private const string Prefix = "gw:";
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] _seal = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "seal"u8.ToArray());
    private readonly byte[] _nonces = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "nonce"u8.ToArray());

    public string SubjectOf(CitizenId citizen)
    {
        var number = Encoding.ASCII.GetBytes(citizen.Value);
        var closed = new byte[NonceSize + number.Length + TagSize];
        var nonce = closed.AsSpan(0, NonceSize);
        HMACSHA256.HashData(_nonces, number).AsSpan(0, NonceSize).CopyTo(nonce);
        using var aes = new AesGcm(_seal, TagSize);
        aes.Encrypt(nonce, number, closed.AsSpan(NonceSize, number.Length), closed.AsSpan(NonceSize + number.Length));
        return Prefix + Base64Url.EncodeToString(closed);
    }

    public Person PersonOf(CitizenId citizen, string name) => new(SubjectOf(citizen), name);

    /// <summary>False for the name of anybody else.</summary>
    public bool TryRead(Person person, [NotNullWhen(true)] out CitizenId? citizen)
    {
        citizen = null;
        if (!person.Subject.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        var text = person.Subject.AsSpan(Prefix.Length);
        if (!Base64Url.IsValid(text, out var size) || size <= NonceSize + TagSize) return false;
        var closed = Base64Url.DecodeFromChars(text);
        var number = new byte[closed.Length - NonceSize - TagSize];
        try
        {
            using var aes = new AesGcm(_seal, TagSize);
            aes.Decrypt(closed.AsSpan(0, NonceSize), closed.AsSpan(NonceSize, number.Length), closed.AsSpan(NonceSize + number.Length), number);
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        return CitizenId.TryParse(Encoding.ASCII.GetString(number), out citizen);
    }
}
