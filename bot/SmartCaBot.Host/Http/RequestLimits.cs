using System.Globalization;
using System.Threading.RateLimiting;
using SmartCaBot.Channels.Http;
using SmartCaBot.Host.Configuration;

namespace SmartCaBot.Host.Http;

/// <summary>
/// How much one address may ask. Direct Line is left out: its official client drops a message for good on 429, so it is slowed
/// down where it is served. Zalo and a Bot Framework channel speak for many people from one address, and health probes are harmless.
/// </summary>
internal static class RequestLimits
{
    private const int BurstSeconds = 4;

    public static void AddRequestLimits(this IServiceCollection services, WebOptions options) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = static (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetTokenBucketLimiter(
                ClientNetwork.Of(http.Connection.RemoteIpAddress), _ => Bucket(options.RequestsPerSecond)));
        });

    public static void UseRequestLimits(this WebApplication app) =>
        app.UseWhen(http => !IsFree(http.Request.Path), limited => limited.UseRateLimiter());

    private static bool IsFree(PathString path) =>
        path.StartsWithSegments("/v3/directline") || path.StartsWithSegments("/api/messages") || path.StartsWithSegments("/health")
        || path.StartsWithSegments("/zalo");

    private static TokenBucketRateLimiterOptions Bucket(int perSecond) => new()
    {
        TokenLimit = perSecond * BurstSeconds,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };
}
