namespace SmartCaBot.Office.Posters;

/// <summary>Sizes of one format, in points.</summary>
internal sealed record PosterSizes
{
    public required double Width { get; init; }

    public required double Height { get; init; }

    public required double Margin { get; init; }

    public required double Gap { get; init; }

    public required double Office { get; init; }

    public required double Desk { get; init; }

    public required double Title { get; init; }

    public required double SmallestTitle { get; init; }

    public required double Gain { get; init; }

    public required double Step { get; init; }

    public required double StepGap { get; init; }

    public required double Small { get; init; }

    public required double Frame { get; init; }

    /// <summary>Sides of the code, its quiet zone included.</summary>
    public required double SmallestCode { get; init; }

    public required double LargestCode { get; init; }

    public double StepIndent => 1.9 * Step;

    /// <summary>Other letters and gaps, the same paper and code.</summary>
    public PosterSizes Times(double share) => this with
    {
        Gap = Gap * share,
        Office = Office * share,
        Desk = Desk * share,
        Title = Title * share,
        SmallestTitle = SmallestTitle * share,
        Gain = Gain * share,
        Step = Step * share,
        StepGap = StepGap * share,
        Small = Small * share,
    };

    public static PosterSizes A4 { get; } = new()
    {
        Width = 210 * Sheet.Millimetre,
        Height = 297 * Sheet.Millimetre,
        Margin = 13 * Sheet.Millimetre,
        Gap = 20,
        Office = 20,
        Desk = 34,
        Title = 46,
        SmallestTitle = 26,
        Gain = 20,
        Step = 22,
        StepGap = 5,
        Small = 12.5,
        Frame = 3,
        SmallestCode = 74 * Sheet.Millimetre,
        LargestCode = 120 * Sheet.Millimetre,
    };

    public static PosterSizes A6 { get; } = new()
    {
        Width = 105 * Sheet.Millimetre,
        Height = 148 * Sheet.Millimetre,
        Margin = 6 * Sheet.Millimetre,
        Gap = 9,
        Office = 10.5,
        Desk = 16,
        Title = 22,
        SmallestTitle = 13,
        Gain = 10.5,
        Step = 10.5,
        StepGap = 2,
        Small = 7.5,
        Frame = 1.5,
        SmallestCode = 38 * Sheet.Millimetre,
        LargestCode = 52 * Sheet.Millimetre,
    };
}
