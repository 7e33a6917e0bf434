namespace SmartCaBot.Desk.Targets;

/// <summary>How long somebody will wait: position × handling time ÷ agents, with the middle half of the latest handling times as its range.</summary>
internal static class WaitEstimate
{
    public const int FewestSamples = 5;

    /// <param name="position">1 is next.</param>
    /// <param name="handling">Handling times of the latest cases, in any order.</param>
    /// <param name="agents">On duty.</param>
    /// <returns>In whole minutes, outwards; null when too little is known to say anything.</returns>
    public static (TimeSpan From, TimeSpan To)? Of(int position, IReadOnlyCollection<TimeSpan> handling, int agents)
    {
        if (handling.Count < FewestSamples || agents < 1 || position < 1) return null;
        var sorted = handling.Order().ToArray();
        var turns = (double)position / agents;
        var from = Math.Floor(Quantile(sorted, 0.25).TotalMinutes * turns);
        var to = Math.Ceiling(Quantile(sorted, 0.75).TotalMinutes * turns);
        return (TimeSpan.FromMinutes(from), TimeSpan.FromMinutes(Math.Max(to, from + 1)));
    }

    public static TimeSpan Median(IReadOnlyCollection<TimeSpan> values) => Quantile([.. values.Order()], 0.5);

    /// <summary>Between neighbours by their distance; zero of nothing.</summary>
    private static TimeSpan Quantile(TimeSpan[] sorted, double fraction)
    {
        if (sorted.Length == 0) return TimeSpan.Zero;
        var place = (sorted.Length - 1) * fraction;
        var below = sorted[(int)place];
        var above = sorted[(int)Math.Ceiling(place)];
        return below + ((above - below) * (place - (int)place));
    }
}
