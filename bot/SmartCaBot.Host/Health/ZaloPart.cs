using System.Net;
using System.Text.Json.Serialization;
using SmartCaBot.Channels.Zalo.Health;

namespace SmartCaBot.Host.Health;

/// <summary>The Zalo channel has a good token and meets no error that only the operator can put right.</summary>
internal sealed class ZaloPart(ZaloHealth health) : IHealthPart
{
    public string Name => "zalo";

    public bool Essential => false;

    public async ValueTask<HealthProblem?> ProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await health.ProblemAsync(cancellationToken) is { } problem ? new HealthProblem(HealthReason.ZaloFailing, problem) : null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new HealthProblem(HealthReason.Unreachable, $"{error.GetType().Name}: {error.Message}");
        }
    }
}

/// <summary>
/// /health/zalo: the token's age, the last error, counts of events and calls. No secrets, and still nobody's business: only this machine is
/// answered.
/// </summary>
internal static class ZaloReportEndpoint
{
    public static void MapZaloReport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/health/zalo", static async (ZaloHealth health, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            if (http.Connection.RemoteIpAddress is not { } caller || !IPAddress.IsLoopback(caller)) return Results.NotFound();
            return Results.Json(await health.ReportAsync(http.RequestAborted), ZaloReportJson.Default.ZaloReport);
        }).WithTags("health");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ZaloReport))]
internal sealed partial class ZaloReportJson : JsonSerializerContext;
