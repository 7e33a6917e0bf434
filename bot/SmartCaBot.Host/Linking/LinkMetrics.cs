using System.Diagnostics.Metrics;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Linking;

/// <summary>
/// Counts of the meter <c>SmartCaBot.Links</c>, and a word to the operator when codes are guessed from many conversations. Nobody is refused for
/// it: of 31^8 codes nobody finds one by guessing, and a limit for all would let a few strangers stop everybody.
/// </summary>
internal sealed partial class LinkMetrics(IMeterFactory meters, TimeProvider clock, ILogger<LinkMetrics> logger)
{
    public const string Meter = "SmartCaBot.Links";

    /// <summary>Wrong codes within <see cref="Window"/>, on this node, that are no people's mistakes any more.</summary>
    public const int Suspicious = 500;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Counter<long> _entered = meters.Create(Meter).CreateCounter<long>("smartcabot.links.entered", "codes");
    private readonly Lock _lock = new();
    private DateTimeOffset _since = DateTimeOffset.MinValue;
    private int _wrong;

    public void Entered(LinkOutcome outcome)
    {
        _entered.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
        if (outcome is not (LinkOutcome.Unknown or LinkOutcome.TooMany)) return;
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (now - _since >= Window) (_since, _wrong) = (now, 0);
            if (++_wrong != Suspicious) return;
        }

        LogGuessing(Suspicious, (int)Window.TotalMinutes);
    }

    [LoggerMessage(1, LogLevel.Warning, "{Count} wrong link codes within {Minutes} minutes: somebody guesses. No conversation may try more than five times.")]
    private partial void LogGuessing(int count, int minutes);
}
