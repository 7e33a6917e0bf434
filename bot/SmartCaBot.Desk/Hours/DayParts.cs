namespace SmartCaBot.Desk.Hours;

/// <summary>Sets of day parts: sorted, not overlapping, not touching.</summary>
internal static class DayParts
{
    /// <summary>The same minutes, tidied.</summary>
    public static IReadOnlyList<DayPart> Union(IEnumerable<DayPart> parts)
    {
        var union = new List<DayPart>();
        foreach (var part in parts.Where(part => part.IsValid).OrderBy(part => part.From))
        {
            if (union.Count > 0 && union[^1].Touches(part)) union[^1] = union[^1] with { To = Math.Max(union[^1].To, part.To) };
            else union.Add(part);
        }

        return union;
    }

    public static IReadOnlyList<DayPart> Without(IReadOnlyList<DayPart> parts, DayPart gone) =>
    [
        .. parts.SelectMany(part => new[]
        {
            part with { To = Math.Min(part.To, gone.From) },
            part with { From = Math.Max(part.From, gone.To) },
        }).Where(part => part.IsValid),
    ];
}
