using System.Globalization;

namespace SmartCaBot.Staff;

/// <summary>Times as the staff read and write them: Vietnamese order, the service's time zone.</summary>
public sealed class StaffClock(StaffOptions options, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public TimeZoneInfo Zone => options.Zone;

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>14:05 22/11/2026.</summary>
    public string Full(DateTimeOffset at) => Format(at, "HH:mm dd/MM/yyyy");

    /// <summary>14:05 today, else 14:05 22/11.</summary>
    public string Short(DateTimeOffset at) => Format(at, Local(at).Date == Local(Now).Date ? "HH:mm" : "HH:mm dd/MM");

    public string Date(DateTimeOffset at) => Format(at, "dd/MM/yyyy");

    /// <summary>"vừa xong", "5 phút trước", "3 giờ trước", then the time.</summary>
    public string Age(DateTimeOffset at) => (Now - at) switch
    {
        { TotalMinutes: < 1 } => "vừa xong",
        { TotalMinutes: < 60 } age => $"{(int)age.TotalMinutes} phút trước",
        { TotalHours: < 24 } age => $"{(int)age.TotalHours} giờ trước",
        _ => Short(at),
    };

    private string Format(DateTimeOffset at, string format) => Local(at).ToString(format, CultureInfo.InvariantCulture);
}
