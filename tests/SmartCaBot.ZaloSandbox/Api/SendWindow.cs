using System.Text.Json.Nodes;
using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>
/// Who may be written to, and what it costs: free for 48 hours after the person last did something, paid up to seven days, then refused.
/// The old limit of eight free messages ended on 1 January 2026; "remain 8" was told until 1 March 2026.
/// </summary>
internal sealed class SendWindow(SandboxOptions options)
{
    public const int PricePerMessage = 55;

    private static readonly DateTimeOffset QuotaNoLongerTold = new(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(7));

    private readonly Lock _lock = new();
    private int _paid;

    /// <summary>Messages sent after the free window, at 55 đồng each.</summary>
    public int Paid => Volatile.Read(ref _paid);

    /// <summary>The error that forbids, or null and the quota to be told, null for none.</summary>
    public (ZaloError? Error, JsonObject? Quota) Enter(Phone phone)
    {
        if (phone.Refuses) return (ZaloError.Of(-244), null);
        if (phone.LastInteraction is not { } last) return (ZaloError.Of(-232), null);
        var now = options.Clock.GetUtcNow();
        if (now - last > Phone.Window) return (ZaloError.Of(-230), null);
        if (now - last <= Phone.FreeWindow) return (null, now < QuotaNoLongerTold ? Quota("reply", 8, 8) : null);
        lock (_lock)
        {
            if (options.PaidMessages is not { } total) return (null, Count(null));
            return _paid >= total ? (ZaloError.Of(-211), null) : (null, Count(Quota("sub_quota", total - _paid - 1, total)));
        }
    }

    private static JsonObject Quota(string type, int remain, int total) =>
        new() { ["quota_type"] = type, ["remain"] = $"{remain}", ["total"] = $"{total}" };

    private JsonObject? Count(JsonObject? quota)
    {
        _paid++;
        return quota;
    }
}
