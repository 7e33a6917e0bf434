using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using SmartCaBot.Channels.Http;
using SmartCaBot.Host.Configuration;

namespace SmartCaBot.Host.Http;

/// <summary>
/// How much one address may ask. Direct Line is left out: its official client drops a message for good on 429, so it is slowed
/// down where it is served. Zalo, a Bot Framework channel and integrators speak for many people from one address (integrators are
/// limited where they are served), and health probes are harmless.
/// </summary>
internal static class RequestLimits
{
    private const int BurstSeconds = 4;

    /// <summary>A whole help desk sits behind one address, and its pages follow what happens.</summary>
    private const int AgentsAtOneAddress = 20;

    public static void AddRequestLimits(this IServiceCollection services, WebOptions options) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = static (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(http => OfAddress(http, options.RequestsPerSecond)),
                PartitionedRateLimiter.Create<HttpContext, string>(http => OfSession(http, options.RequestsPerSecond)));
        });

    public static void UseRequestLimits(this WebApplication app) =>
        app.UseWhen(http => !IsFree(http.Request.Path), limited => limited.UseRateLimiter());

    private static bool IsFree(PathString path) =>
        path.StartsWithSegments("/v3/directline") || path.StartsWithSegments("/api/messages") || path.StartsWithSegments("/health")
        || path.StartsWithSegments("/zalo") || path.StartsWithSegments("/sca") || path.StartsWithSegments("/rest")
        || path.StartsWithSegments("/csc/v1") || path.StartsWithSegments("/csc/v2");

    private static RateLimitPartition<string> OfAddress(HttpContext http, int perSecond)
    {
        var network = ClientNetwork.Of(http.Connection.RemoteIpAddress);
        return IsDesk(http.Request.Path)
            ? RateLimitPartition.GetTokenBucketLimiter("desk " + network, _ => Bucket(perSecond * AgentsAtOneAddress))
            : RateLimitPartition.GetTokenBucketLimiter(network, _ => Bucket(perSecond));
    }

    /// <summary>A made-up cookie gets a limit of its own, and stays under its address's.</summary>
    private static RateLimitPartition<string> OfSession(HttpContext http, int perSecond) =>
        IsDesk(http.Request.Path) && http.Request.Headers.Cookie.ToString() is { Length: > 0 } cookies
            ? RateLimitPartition.GetTokenBucketLimiter(
                Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(cookies)).AsSpan(0, 8)), _ => Bucket(perSecond))
            : RateLimitPartition.GetNoLimiter("");

    private static bool IsDesk(PathString path) => path.StartsWithSegments("/desk");

    private static TokenBucketRateLimiterOptions Bucket(int perSecond) => new()
    {
        TokenLimit = perSecond * BurstSeconds,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };
}
