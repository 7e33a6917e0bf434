namespace SmartCaBot.Browser.Tests.Pages;

/// <summary>What the person holds.</summary>
public sealed record Screen(string Name, int Width, int Height, bool Touch)
{
    public static readonly Screen Phone = new("360x740", 360, 740, Touch: true);

    public static readonly Screen Computer = new("1280x800", 1280, 800, Touch: false);

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
