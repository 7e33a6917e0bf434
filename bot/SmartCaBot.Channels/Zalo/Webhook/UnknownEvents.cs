using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Zalo.Webhook;

/// <summary>Keeps events that this version does not know for a month, so that a later one, or a person, can look at them.</summary>
internal sealed partial class UnknownEvents(ISharedValues values, TimeProvider clock, ILogger<UnknownEvents> logger)
{
    private const int LongestName = 64;
    private const int LongestBody = 16 * 1024;
    private static readonly TimeSpan Keep = TimeSpan.FromDays(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async ValueTask KeepAsync(string name, ReadOnlyMemory<byte> body)
    {
        var known = Clean(name);
        LogUnknown(known);
        if (body.Length > LongestBody) return;
        var now = clock.GetUtcNow();
        // The same event again has the same key.
        var key = $"zalo.event.{known}.{Convert.ToHexStringLower(SHA256.HashData(body.Span).AsSpan(0, 12))}";
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            await values.TryWriteAsync(key, Encoding.UTF8.GetString(body.Span), 0, now + Keep, patience.Token).AsTask().WaitAsync(patience.Token);
        }
        catch (Exception error)
        {
            LogNotKept(known, error.GetType().Name);
        }
    }

    /// <summary>Names are the platform's, but a log line must not depend on that.</summary>
    internal static string Clean(string name) => name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        ? name.ToLower(CultureInfo.InvariantCulture)
        : "unnamed";

    [LoggerMessage(1, LogLevel.Information, "An event named {Name} is not known here; it is kept and not answered.")]
    private partial void LogUnknown(string name);

    [LoggerMessage(2, LogLevel.Warning, "An unknown event named {Name} could not be kept: {Problem}.")]
    private partial void LogNotKept(string name, string problem);
}
