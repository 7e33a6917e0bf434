using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Keys;

/// <summary>Keyed hashes that stand for people where only equality matters.</summary>
internal sealed class Pseudonyms(TokenSecrets secrets)
{
    /// <summary>Of a subject, for the audit log: 32 hex digits.</summary>
    public async ValueTask<string> OfAsync(SubjectId subject, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower((await HashAsync("subject", subject.Value, cancellationToken)).AsSpan(0, 16));

    /// <summary>Of a citizen identity number, for look-up: 32 bytes.</summary>
    public ValueTask<byte[]> OfAsync(CitizenId citizenId, CancellationToken cancellationToken) =>
        HashAsync("citizen", citizenId.Value, cancellationToken);

    /// <summary>Of a phone number, to find who shares it: 32 bytes.</summary>
    public ValueTask<byte[]> OfAsync(PhoneNumber phone, CancellationToken cancellationToken) =>
        HashAsync("phone", phone.Value, cancellationToken);

    private async ValueTask<byte[]> HashAsync(string kind, string value, CancellationToken cancellationToken)
    {
        var key = await secrets.GetAsync(SecretPurpose.Pseudonym, cancellationToken);
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}:{value}"));
    }
}
