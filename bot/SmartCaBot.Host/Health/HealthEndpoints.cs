using System.Text.Json.Serialization;

namespace SmartCaBot.Host.Health;

/// <summary>/health/live: the process answers. /health/ready: each part, 503 only when an essential one is missing.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("health");
        health.MapGet("/live", static () => TypedResults.Json(new HealthReport("ok", null), HealthJson.Default.HealthReport));
        health.MapGet("/ready", static async (HealthWatch watch, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            var report = await watch.AskAsync(http.RequestAborted);
            var code = report.Status == "unavailable" ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
            return TypedResults.Json(report, HealthJson.Default.HealthReport, statusCode: code);
        });
    }
}

/// <param name="Status">ok, degraded (it serves; something is missing) or unavailable.</param>
/// <param name="Parts">By name.</param>
internal sealed record HealthReport(string Status, IReadOnlyDictionary<string, PartReport>? Parts);

/// <param name="Status">ok, warning (something waits for an operator, and everything is served) or unavailable.</param>
/// <param name="Reason">Null when well. Details are in the log.</param>
internal sealed record PartReport(string Status, HealthReason? Reason);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
