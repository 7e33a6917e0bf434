using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Admin.Switches;

/// <summary>One change of a switch; the last one of each says how it stands.</summary>
/// <param name="Name">Which.</param>
/// <param name="Number">1, 2, 3 … of that switch.</param>
/// <param name="IsOn">On or off.</param>
/// <param name="Until">When it goes on again by itself; null: when somebody turns it on.</param>
/// <param name="Notice">What citizens are told.</param>
/// <param name="Reason">Why, for colleagues.</param>
/// <param name="Actor">As the audit log names them.</param>
/// <param name="At">When.</param>
public sealed record SwitchChange(
    SwitchName Name, long Number, bool IsOn, DateTimeOffset? Until, SwitchNotice Notice, string Reason, string Actor, DateTimeOffset At)
{
    public bool IsOnAt(DateTimeOffset now) => IsOn || Until <= now;
}

/// <param name="Vietnamese">Empty: the usual words.</param>
/// <param name="English">Empty: the usual words.</param>
public sealed record SwitchNotice(string Vietnamese, string English)
{
    public static readonly SwitchNotice Usual = new("", "");

    /// <summary>Null where the usual words are to be said.</summary>
    public string? In(string language) => (language == "en" ? English : Vietnamese) is { Length: > 0 } text ? text : null;
}
