namespace SmartCaBot.Desk.Hours;

/// <summary>Open every week.</summary>
internal readonly record struct WeeklyPart(DayOfWeek Weekday, DayPart Part);
