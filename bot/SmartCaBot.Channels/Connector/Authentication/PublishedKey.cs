using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace SmartCaBot.Channels.Connector.Authentication;

/// <summary>An RSA key of a JSON Web Key Set (RFC 7517) with Bot Framework's <c>endorsements</c>.</summary>
/// <param name="Id">kid.</param>
/// <param name="Key">To verify with.</param>
/// <param name="Endorsements">The channels it may sign for; empty when it names none.</param>
internal sealed record PublishedKey(string Id, RsaSecurityKey Key, IReadOnlySet<string> Endorsements)
{
    private const int FewestBytes = 2048 / 8;

    /// <summary>Keys of other kinds, for other uses, too short or badly written are left out; so is the second of one name.</summary>
    public static IEnumerable<PublishedKey> ReadSet(JsonElement set) =>
        set.ValueKind == JsonValueKind.Object && set.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array
            ? keys.EnumerateArray().Select(Read).OfType<PublishedKey>().DistinctBy(key => key.Id)
            : [];

    private static PublishedKey? Read(JsonElement key)
    {
        if (key.ValueKind != JsonValueKind.Object || Text(key, "kty") != "RSA" || Text(key, "use") is not (null or "sig")) return null;
        if (Text(key, "kid") is not { Length: > 0 } id || Bytes(key, "n") is not { Length: >= FewestBytes } modulus
            || Bytes(key, "e") is not { Length: > 0 } exponent)
            return null;
        var endorsements = key.TryGetProperty("endorsements", out var named) && named.ValueKind == JsonValueKind.Array
            ? named.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!)
            : [];
        return new PublishedKey(
            id, new RsaSecurityKey(new RSAParameters { Modulus = modulus, Exponent = exponent }) { KeyId = id },
            endorsements.ToFrozenSet(StringComparer.Ordinal));
    }

    private static string? Text(JsonElement key, string name) =>
        key.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Bytes(JsonElement key, string name) =>
        Text(key, name) is { } text && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
