using System.Text.Json.Serialization;

namespace SmartCaBot.Signing.Api.External;

/// <summary>Says in its body who sends it.</summary>
internal interface IClientRequest
{
    string? SpId { get; }

    string? SpPassword { get; }
}

/// <summary>signature/calculateHash. The interface mixes two ways to write names, so each one that is not in camel case is said.</summary>
internal sealed record CalculateRequest(
    [property: JsonPropertyName("sp_id")] string? SpId, [property: JsonPropertyName("sp_password")] string? SpPassword,
    [property: JsonPropertyName("transaction_id")] string? TransactionId, string? SignerCert, string? DigestAlgorithm,
    [property: JsonPropertyName("sign_files")] IReadOnlyList<FileToPrepare?>? SignFiles) : IClientRequest
{
    public override string ToString() => $"CalculateRequest({TransactionId})";
}

/// <param name="StorageFileName">The integrator's own; not needed.</param>
/// <param name="Name">The document's.</param>
/// <param name="PdfContent">Base64.</param>
/// <param name="SigOptions">What is seen of the signature; null for nothing.</param>
internal sealed record FileToPrepare(
    [property: JsonPropertyName("storage_file_name")] string? StorageFileName, string? Name, string? PdfContent, LookRequest? SigOptions);

/// <param name="RenderMode">0 text, 1 text with the picture to the left, 2 picture, 3 text with the picture above, 4 text on the picture.</param>
/// <param name="CustomImage">Base64 of a PNG.</param>
/// <param name="FontSize">Of the text, in points.</param>
/// <param name="FontColor">Of the text: #rrggbb.</param>
/// <param name="SignatureText">All the text that is shown, its lines parted by line feeds; null for who signs and when.</param>
/// <param name="Signatures">Where; the first counts, because a signature has one place.</param>
internal sealed record LookRequest(
    int RenderMode, string? CustomImage, double? FontSize, string? FontColor, string? SignatureText, IReadOnlyList<PlaceRequest?>? Signatures);

/// <param name="Page">From 1.</param>
/// <param name="Rectangle">"x1,y1,x2,y2" in points from the page's lower left corner.</param>
internal sealed record PlaceRequest(int Page, string? Rectangle);

internal sealed record CalculateAnswer(
    [property: JsonPropertyName("status_code")] int StatusCode, string Message, string? TranId, IReadOnlyList<HashAnswer> HashResps);

/// <param name="Code">sigSuccess, or why the document cannot be signed.</param>
/// <param name="Hash">Base64 of the SHA-256 digest that is to be signed; null when it cannot.</param>
/// <param name="FileId">For signExternal.</param>
internal sealed record HashAnswer(string Code, string? Hash, [property: JsonPropertyName("fileID")] string? FileId);

/// <summary>signature/signExternal.</summary>
internal sealed record FinishRequest(
    [property: JsonPropertyName("sp_id")] string? SpId, [property: JsonPropertyName("sp_password")] string? SpPassword, string? TranId,
    IReadOnlyList<MadeSignature?>? Signatures) : IClientRequest
{
    public override string ToString() => $"FinishRequest({TranId})";
}

/// <param name="FileId">From calculateHash.</param>
/// <param name="Signature">Base64, as the signing service gave it.</param>
internal sealed record MadeSignature([property: JsonPropertyName("fileID")] string? FileId, string? Signature);

internal sealed record FinishAnswer(
    [property: JsonPropertyName("status_code")] int StatusCode, string Message, IReadOnlyList<FinishedFile> SignResps);

/// <param name="Code">sigSuccess, or why not.</param>
/// <param name="FileId">As asked.</param>
/// <param name="SignedData">Base64 of the signed PDF.</param>
internal sealed record FinishedFile(string Code, [property: JsonPropertyName("fileID")] string? FileId, string? SignedData);

// Clients without types send numbers as texts.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 12, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(CalculateRequest))]
[JsonSerializable(typeof(CalculateAnswer))]
[JsonSerializable(typeof(FinishRequest))]
[JsonSerializable(typeof(FinishAnswer))]
internal sealed partial class ExternalJson : JsonSerializerContext;
