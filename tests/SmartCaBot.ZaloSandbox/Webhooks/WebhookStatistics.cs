namespace SmartCaBot.ZaloSandbox.Webhooks;

/// <summary>Counts tries and their latencies.</summary>
internal sealed class WebhookStatistics
{
    /// <summary>What the platform allows.</summary>
    public static readonly TimeSpan Allowed = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly List<double> _milliseconds = [];
    private int _sent, _acknowledged, _refused, _late, _unreachable, _dropped;

    public void Dropped()
    {
        lock (_lock) _dropped++;
    }

    public void Add(DeliveryOutcome outcome, TimeSpan took)
    {
        lock (_lock)
        {
            _sent++;
            if (outcome == DeliveryOutcome.Unreachable) _unreachable++;
            else if (outcome == DeliveryOutcome.Unanswered || took > Allowed) _late++;
            if (outcome is not (DeliveryOutcome.Acknowledged or DeliveryOutcome.Refused)) return;
            _milliseconds.Add(took.TotalMilliseconds);
            if (outcome == DeliveryOutcome.Acknowledged) _acknowledged++;
            else _refused++;
        }
    }

    public WebhookReport Read(bool enabled)
    {
        lock (_lock)
        {
            double[] sorted = [.. _milliseconds.Order()];
            double Rank(double share) => sorted.Length == 0 ? 0 : sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
            return new(_sent, _acknowledged, _refused, _late, _unreachable, _dropped, Rank(0.5), Rank(0.99), Rank(0.999), Rank(1), enabled);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _milliseconds.Clear();
            _sent = _acknowledged = _refused = _late = _unreachable = _dropped = 0;
        }
    }
}
