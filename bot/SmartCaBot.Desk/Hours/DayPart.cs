namespace SmartCaBot.Desk.Hours;

/// <summary>A part of a local day, in minutes since midnight: 07:30–11:30 is 450 to 690.</summary>
/// <param name="From">Included; 0 to 1439.</param>
/// <param name="To">Excluded; at most 1440, which is the end of the day.</param>
internal readonly record struct DayPart(int From, int To)
{
    public const int MinutesOfDay = 24 * 60;

    public static readonly DayPart WholeDay = new(0, MinutesOfDay);

    public bool IsValid => From >= 0 && From < To && To <= MinutesOfDay;

    public bool Touches(DayPart other) => From <= other.To && other.From <= To;

    public override string ToString() => $"{Clock(From)}–{Clock(To)}";

    private static string Clock(int minute) => $"{minute / 60:00}:{minute % 60:00}";
}
