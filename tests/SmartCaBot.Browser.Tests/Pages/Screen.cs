namespace SmartCaBot.Browser.Tests.Pages;

/// <summary>What the person holds, and whether they work it by touch, by mouse or by its keys alone.</summary>
public sealed record Screen(string Name, int Width, int Height, bool Touch, bool Keys = false)
{
    public static readonly Screen Phone = new("360x740", 360, 740, Touch: true);

    public static readonly Screen Computer = new("1280x800", 1280, 800, Touch: false);

    /// <summary>Without a mouse.</summary>
    public static readonly Screen Keyboard = new("keyboard", 1280, 800, Touch: false, Keys: true);

    internal BrowserNewContextOptions Options(Uri address) => new()
    {
        BaseURL = address.ToString(),
        ViewportSize = new ViewportSize { Width = Width, Height = Height },
        IsMobile = Touch,
        HasTouch = Touch,
        DeviceScaleFactor = Touch ? 2 : 1,
        Locale = "vi-VN",
        TimezoneId = "Asia/Ho_Chi_Minh",
    };

    public override string ToString() => Name;
}
