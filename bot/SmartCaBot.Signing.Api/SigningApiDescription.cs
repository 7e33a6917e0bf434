using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;

namespace SmartCaBot.Signing.Api;

/// <summary>How the OpenAPI document writes this module's bodies: with the names that stand on the wire.</summary>
public static class SigningApiDescription
{
    public static OpenApiOptions DescribeSigningApi(this OpenApiOptions options) => options.AddSchemaTransformer((schema, context, _) =>
    {
        if (context.JsonTypeInfo.Type.Namespace != typeof(Sp769.SignRequest).Namespace || schema.Properties is not { } properties) return Task.CompletedTask;
        schema.Properties = properties.ToDictionary(one => JsonNamingPolicy.SnakeCaseLower.ConvertName(one.Key), one => one.Value);
        schema.Required = schema.Required?.Select(JsonNamingPolicy.SnakeCaseLower.ConvertName).ToHashSet();
        return Task.CompletedTask;
    });
}
