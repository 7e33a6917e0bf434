namespace SmartCaBot.Office.Campaigns;

/// <summary>Days as they are where the office is.</summary>
internal static class OfficeDays
{
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}
