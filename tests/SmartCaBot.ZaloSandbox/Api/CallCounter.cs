using System.Globalization;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>The app's calls in this minute.</summary>
internal sealed class CallCounter(SandboxOptions options)
{
    private readonly Lock _lock = new();
    private long _minute;
    private int _calls;

    /// <summary>False: too many. Writes the platform's headers.</summary>
    public bool Take(IHeaderDictionary headers)
    {
        int left;
        lock (_lock)
        {
            var minute = options.Clock.GetUtcNow().ToUnixTimeSeconds() / 60;
            if (minute != _minute) (_minute, _calls) = (minute, 0);
            left = options.CallsPerMinute - ++_calls;
        }

        headers["X-RateLimit-Limit"] = options.CallsPerMinute.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remain"] = Math.Max(left, 0).ToString(CultureInfo.InvariantCulture);
        return left >= 0;
    }
}
