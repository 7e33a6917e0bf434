using System.Text.Json.Serialization;

namespace SmartCaBot.Host.Health;

/// <summary>/health/live: the process answers. /health/ready: each part, 503 only when an essential one is missing.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("health");
        health.MapGet("/live", static () => TypedResults.Json(new HealthReport("ok", null), HealthJson.Default.HealthReport));
        health.MapGet("/ready", static async (IEnumerable<IHealthPart> parts, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            var report = await ReportAsync(parts, http.RequestAborted);
            var code = report.Status == "unavailable" ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
            return TypedResults.Json(report, HealthJson.Default.HealthReport, statusCode: code);
        });
    }

    public static async Task<HealthReport> ReportAsync(IEnumerable<IHealthPart> parts, CancellationToken cancellationToken)
    {
        var status = "ok";
        var report = new Dictionary<string, PartReport>();
        foreach (var part in parts)
        {
            var problem = await part.ProblemAsync(cancellationToken);
            report[part.Name] = new PartReport(problem is null ? "ok" : part.OnlyWarns ? "warning" : "unavailable", problem);
            if (problem is not null && !part.OnlyWarns) status = part.Essential || status == "unavailable" ? "unavailable" : "degraded";
        }

        return new HealthReport(status, report);
    }
}

/// <param name="Status">ok, degraded (it serves; something is missing) or unavailable.</param>
/// <param name="Parts">By name.</param>
internal sealed record HealthReport(string Status, IReadOnlyDictionary<string, PartReport>? Parts);

internal sealed record PartReport(string Status, string? Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
