using SmartCaBot.Browser.Tests.Pages;

namespace SmartCaBot.Browser.Tests.People;

/// <summary>Pictures of an invented card, drawn by the browser as JPEG.</summary>
internal static class PaperCard
{
    public const int Width = 1200;
    private const int Height = 756;

    /// <summary>Both sides, one after the other, up to the summary.</summary>
    public static async Task SendAsync(ChatPage chat)
    {
        await chat.ShowAsync("register-card-front");
        await chat.SendFileAsync("mat-truoc.jpg", await DrawAsync(chat, "MẶT TRƯỚC"), "image/jpeg");
        await chat.HearAsync("Ảnh 2/2");
        await chat.ShowAsync("register-card-back");
        await chat.SendFileAsync("mat-sau.jpg", await DrawAsync(chat, "MẶT SAU"), "image/jpeg");
        await chat.HearAsync("Anh/chị kiểm tra lại giúp tôi");
        await chat.ShowAsync("register-card-summary");
    }

    private static async Task<byte[]> DrawAsync(ChatPage chat, string side)
    {
        await using var browser = await chat.Page.Context.Browser!.NewContextAsync(new() { ViewportSize = new() { Width = Width, Height = Height } });
        var page = await browser.NewPageAsync();
        await page.SetContentAsync($"""
            <body style="margin:0;background:#cfe3d8;font:40px sans-serif;padding:60px"><h1>THẺ CĂN CƯỚC (MẪU)</h1>
            <p>{side}</p><p>Số: 066162000000</p><p>Họ tên: NGUYỄN THỊ LAN</p><p>Ngày sinh: 15/08/1962</p></body>
            """);
        return await page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg });
    }
}
