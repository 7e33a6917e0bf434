using SmartCaBot.Office.Storing;

namespace SmartCaBot.Office.Funnel;

/// <summary>The funnel as one person may see it.</summary>
/// <param name="Rows">Every step, in order.</param>
/// <param name="HandedOver">Conversations in which a person of the help desk was asked for.</param>
/// <param name="Ratings">Conversations that rated the help.</param>
/// <param name="Satisfaction">Mean of 1 to 5; null when nobody or too few rated.</param>
internal sealed record FunnelReport(IReadOnlyList<FunnelRow> Rows, Figure HandedOver, Figure Ratings, double? Satisfaction)
{
    /// <param name="table">Where it is counted.</param>
    /// <param name="scope">What.</param>
    /// <param name="outsideOffice">Whoever looks does not work in that office.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<FunnelReport> MakeAsync(FunnelTable table, FunnelScope scope, bool outsideOffice, CancellationToken cancellationToken)
    {
        var counts = await table.CountAsync(scope, cancellationToken);
        var medians = await table.MediansAsync(scope, cancellationToken);
        List<FunnelRow> rows = [];
        FunnelRow? before = null;
        foreach (var step in FunnelStep.All)
        {
            // What is asked only where it is set up says nothing where nobody was asked.
            if (step.IsOptional && counts.Of(step.Name) == 0) continue;
            var people = Figure.Of(counts.Of(step.Name), outsideOffice);
            // From a scan to the first word nobody's time is known: scans belong to no conversation.
            TimeSpan? median = before is { People.IsHidden: false } && people is { Shown: > 0 }
                && medians.TryGetValue((before.Step.Name, step.Name), out var time) ? time : null;
            rows.Add(before = new FunnelRow(step, people, Lost(before?.People, people), median));
        }

        var ratings = Figure.Of(counts.Ratings, outsideOffice);
        return new FunnelReport(rows, Figure.Of(counts.Of(FunnelStep.HandedOver), outsideOffice), ratings, ratings.IsHidden ? null : counts.Satisfaction);
    }

    private static double? Lost(Figure? before, Figure now) =>
        before is { Shown: > 0 and var earlier } && now.Shown is { } later && later <= earlier ? 1 - (double)later / earlier : null;
}

/// <param name="Step">Which.</param>
/// <param name="People">How many reached it.</param>
/// <param name="Lost">The share of the step before that did not come here, 0 to 1; null where it cannot be told.</param>
/// <param name="Median">From the step before; null where it cannot be told.</param>
internal sealed record FunnelRow(FunnelStep Step, Figure People, double? Lost, TimeSpan? Median)
{
    /// <summary>"40 giây", "3 phút", "2 giờ", "1,5 ngày".</summary>
    public static string Words(TimeSpan? time) => time switch
    {
        null => "–",
        { TotalMinutes: < 1 } t => $"{Math.Max(1, (int)t.TotalSeconds)} giây",
        { TotalHours: < 1 } t => $"{(int)Math.Round(t.TotalMinutes)} phút",
        { TotalDays: < 1 } t => $"{t.TotalHours.ToString("0.#", Vietnamese)} giờ",
        { } t => $"{t.TotalDays.ToString("0.#", Vietnamese)} ngày",
    };

    public static string Share(double? share) => share is { } part ? part.ToString("0.#%", Vietnamese) : "–";

    private static System.Globalization.CultureInfo Vietnamese { get; } = System.Globalization.CultureInfo.GetCultureInfo("vi-VN");
}
