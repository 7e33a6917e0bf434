using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Storing;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Protection;

namespace SmartCaBot.Office.Landing;

/// <summary>
/// Counts people who scan, not requests: a cookie of ten minutes makes reloads one scan, and what is stored is a keyed hash of it and the code.
/// No address is kept. Programs that look at links beforehand are not counted, nor is more than a crowd could scan.
/// </summary>
internal sealed partial class ScanCounter(ScanTable scans, StorageKeys keys, OfficeOptions options, ILogger<ScanCounter> logger) : IDisposable
{
    private const string CookieName = "smartca-scan";
    private const int VisitBytes = 16;
    private const int MostPerMinute = 120;

    private static readonly TimeSpan OneScan = TimeSpan.FromMinutes(10);

    private readonly byte[] _key = keys.Derive("campaign scans");

    private readonly PartitionedRateLimiter<string> _pace = PartitionedRateLimiter.Create<string, string>(
        code => RateLimitPartition.GetTokenBucketLimiter(code, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = MostPerMinute,
            TokensPerPeriod = MostPerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));

    public async Task CountAsync(HttpContext http, PrintedCampaign campaign)
    {
        if (!Visitors.IsPerson(http.Request)) return;
        using var lease = _pace.AttemptAcquire(campaign.Code);
        if (!lease.IsAcquired) return;
        var visit = http.Request.Cookies[CookieName] is { Length: 2 * VisitBytes } known && known.All(char.IsAsciiHexDigit) ? known : Begin(http);
        var id = Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes($"{visit}\n{campaign.Code}")).AsSpan(0, 16));
        try
        {
            await scans.CountAsync(id, campaign.Code, campaign.Office, http.RequestAborted);
        }
        catch (Exception error) when (error is StorageException or IOException)
        {
            // The citizen has come for something else than to be counted.
            LogNotCounted(error, campaign.Code);
        }
    }

    public void Dispose() => _pace.Dispose();

    private string Begin(HttpContext http)
    {
        var visit = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(VisitBytes));
        http.Response.Cookies.Append(CookieName, visit, new CookieOptions
        {
            HttpOnly = true,
            MaxAge = OneScan,
            Path = CampaignAddress.Folder.TrimEnd('/'),
            SameSite = SameSiteMode.Lax,
            Secure = options.Https,
        });
        return visit;
    }

    [LoggerMessage(1, LogLevel.Warning, "A scan of {Code} could not be counted.")]
    private partial void LogNotCounted(Exception error, string code);
}
