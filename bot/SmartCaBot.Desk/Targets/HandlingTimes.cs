using SmartCaBot.Desk.Storing;

namespace SmartCaBot.Desk.Targets;

/// <summary>How long agents have had the cases of the last thirty days, the latest hundred of each queue. Read again every minute.</summary>
internal sealed class HandlingTimes(CaseTable cases, TimeProvider clock)
{
    private const int Latest = 100;
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Back = TimeSpan.FromDays(30);

    private volatile Known? _known;

    public async ValueTask<IReadOnlyCollection<TimeSpan>> OfAsync(string queue, CancellationToken cancellationToken)
    {
        if (_known is not { } known || clock.GetElapsedTime(known.At) >= Age)
        {
            var at = clock.GetTimestamp();
            _known = known = new Known(await cases.HandlingTimesAsync(clock.GetUtcNow() - Back, cancellationToken), at);
        }

        return [.. known.Times[queue].Take(Latest)];
    }

    private sealed record Known(ILookup<string, TimeSpan> Times, long At);
}
