namespace SmartCaBot.Channels.Zalo.Sending;

/// <summary>
/// Some messages may not be sent between 22:00 and 06:00 in Việt Nam (errors -234, -133): the platform's rule, in its own time, whatever time
/// zone this host is set to.
/// </summary>
internal static class Nights
{
    private const int Morning = 6;
    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);

    public static TimeSpan UntilMorning(DateTimeOffset now)
    {
        var local = now.ToOffset(VietnamTime);
        var morning = new DateTimeOffset(local.Date.AddHours(Morning), VietnamTime);
        if (morning <= local) morning = morning.AddDays(1);
        return morning - local;
    }
}
