using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Channels.Keys;
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

    private readonly byte[] _seal = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "seal"u8.ToArray());
    private readonly byte[] _nonces = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "nonce"u8.ToArray());

    public string SubjectOf(CitizenId citizen)
    {
        var number = Encoding.ASCII.GetBytes(citizen.Value);
        var nonce = HMACSHA256.HashData(_nonces, number).AsSpan(0, SealedBytes.NonceSize);
        return Prefix + Base64Url.EncodeToString(SealedBytes.Close(_seal, nonce, number));
    }

    public Person PersonOf(CitizenId citizen, string name) => new(SubjectOf(citizen), name);

    /// <summary>False for the name of anybody else.</summary>
    public bool TryRead(Person person, [NotNullWhen(true)] out CitizenId? citizen)
    {
        citizen = null;
        if (!person.Subject.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        var text = person.Subject.AsSpan(Prefix.Length);
        return Base64Url.IsValid(text) && SealedBytes.Open(_seal, Base64Url.DecodeFromChars(text)) is { } number
            && CitizenId.TryParse(Encoding.ASCII.GetString(number), out citizen);
    }
}
