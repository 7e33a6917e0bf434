using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCaBot.Signing.Keys;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>
/// Signature activation data as a JWT (RFC 7519), signed with HMAC-SHA-256 (HS256) under a key derived by the token and kept in no database.
/// Symmetric, because only this service reads it: a key pair would let others check what is of no use to them, and cost the token, which is
/// what signing waits for, an operation more for each signature.
/// </summary>
internal sealed class SadToken(TokenSecrets secrets)
{
    private const int Longest = 4096;

    // Compared as a whole: another algorithm, or none, is another text.
    private static readonly string Header = Base64Url.EncodeToString("""{"typ":"JWT","alg":"HS256"}"""u8);

    /// <summary>The same grant gives the same token.</summary>
    public async ValueTask<string> WriteAsync(SigningTransaction transaction, SadGrant grant, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(SadClaims.Of(transaction, grant), SadJson.Default.SadClaims);
        var text = $"{Header}.{Base64Url.EncodeToString(payload)}";
        return $"{text}.{Base64Url.EncodeToString(await SignAsync(text, cancellationToken))}";
    }

    /// <summary>Null for anything that is not ours.</summary>
    public async ValueTask<SadClaims?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        var last = token.LastIndexOf('.');
        if (token.Length > Longest || last < 0 || !token.StartsWith(Header + ".", StringComparison.Ordinal) || !Base64Url.IsValid(token.AsSpan(last + 1)))
            return null;
        var text = token[..last];
        if (!CryptographicOperations.FixedTimeEquals(await SignAsync(text, cancellationToken), Base64Url.DecodeFromChars(token.AsSpan(last + 1)))) return null;
        return JsonSerializer.Deserialize(Base64Url.DecodeFromChars(text.AsSpan(Header.Length + 1)), SadJson.Default.SadClaims);
    }

    private async ValueTask<byte[]> SignAsync(string text, CancellationToken cancellationToken) =>
        HMACSHA256.HashData(await secrets.GetAsync(SecretPurpose.ActivationData, cancellationToken), Encoding.ASCII.GetBytes(text));
}

/// <summary>What a SAD is bound to.</summary>
/// <param name="Credential">The key that may be used (sub).</param>
/// <param name="Client">The integrator that may redeem it (aud); empty for none.</param>
/// <param name="Id">Its name (jti).</param>
/// <param name="Transaction">The transaction (txn, RFC 8417 2.2).</param>
/// <param name="Digests">SHA-256 of the digests to be signed, in their order, base64url.</param>
/// <param name="IssuedAt">Unix seconds.</param>
/// <param name="ExpiresAt">Unix seconds.</param>
internal sealed record SadClaims(
    [property: JsonPropertyName("sub")] Guid Credential, [property: JsonPropertyName("aud")] string Client, [property: JsonPropertyName("jti")] Guid Id,
    [property: JsonPropertyName("txn")] Guid Transaction, [property: JsonPropertyName("dtbsr")] string Digests,
    [property: JsonPropertyName("iat")] long IssuedAt, [property: JsonPropertyName("exp")] long ExpiresAt)
{
    public static SadClaims Of(SigningTransaction transaction, SadGrant grant) => new(
        transaction.CredentialId, transaction.Requester?.ClientId ?? "", grant.Id, transaction.Id,
        Base64Url.EncodeToString(SHA256.HashData([.. transaction.Documents.SelectMany(document => document.DigestToSign)])),
        grant.GrantedAt.ToUnixTimeSeconds(), grant.ExpiresAt.ToUnixTimeSeconds());
}

[JsonSerializable(typeof(SadClaims))]
internal sealed partial class SadJson : JsonSerializerContext;
