using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SmartCaBot.Signing.Api;

/// <summary>How the OpenAPI document writes this module's bodies: with the names that stand on the wire.</summary>
public static class SigningApiDescription
{
    private const string Envelope = "EnvelopeOf";

    /// <summary>At the end, over the whole document: of bodies within bodies the framework keeps what stood before a schema was changed.</summary>
    public static OpenApiOptions DescribeSigningApi(this OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        var bodies = typeof(Sp769.SignRequest);
        var names = bodies.Assembly.GetTypes().Where(type => type.Namespace == bodies.Namespace).Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, found) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
            if (found is OpenApiSchema { Properties: not null } schema && (names.Contains(name) || name.StartsWith(Envelope, StringComparison.Ordinal))) Rename(schema);
        return Task.CompletedTask;
    });

    private static void Rename(OpenApiSchema schema)
    {
        schema.Properties = schema.Properties!.ToDictionary(one => JsonNamingPolicy.SnakeCaseLower.ConvertName(one.Key), one => one.Value);
        schema.Required = schema.Required?.Select(JsonNamingPolicy.SnakeCaseLower.ConvertName).ToHashSet();
    }
}
