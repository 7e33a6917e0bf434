using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Authorisation;

namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>authorization_details of type credential (CSC v2 8.4.3; RFC 9396), which give the documents names that the citizen reads.</summary>
/// <param name="CredentialId">Which.</param>
/// <param name="Hashes">Base64.</param>
/// <param name="Labels">For each hash, or null.</param>
/// <param name="HashAlgorithm">Empty when it is not named.</param>
internal sealed record CredentialDetails(string CredentialId, IReadOnlyList<string> Hashes, IReadOnlyList<string?> Labels, string HashAlgorithm)
{
    private const string Type = "credential";

    /// <summary>Null when it is not one object of that type with digests.</summary>
    public static CredentialDetails? Read(string json)
    {
        try
        {
            if (JsonSerializer.Deserialize(json, CscDetailsJson.Default.DetailsItemArray) is not [{ Type: Type, DocumentDigests: { Count: > 0 } digests } only])
                return null;
            return digests.Any(one => one?.Hash is null)
                ? null
                : new CredentialDetails(
                    only.CredentialId ?? "", [.. digests.Select(one => one!.Hash!)], [.. digests.Select(one => Clean(one!.Label))], only.HashAlgorithm ?? "");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Clean(string? label) => label is null ? null : DocumentName.Clean(label);
}

internal sealed record DetailsItem(
    string? Type, [property: JsonPropertyName("credentialID")] string? CredentialId, IReadOnlyList<DetailsDigest?>? DocumentDigests,
    [property: JsonPropertyName("hashAlgorithmOID")] string? HashAlgorithm);

internal sealed record DetailsDigest(string? Hash, string? Label);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 8, Converters = [typeof(LooseText)])]
[JsonSerializable(typeof(DetailsItem[]))]
internal sealed partial class CscDetailsJson : JsonSerializerContext;
