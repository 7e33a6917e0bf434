using System.Text.RegularExpressions;
using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests;

/// <summary>The line breaks and comes back: the person is told, and nothing said is lost or doubled.</summary>
public sealed partial class ConnectionTests(Site site)
{
    [Fact]
    public async Task Broken_line_is_told_and_heals_by_itself()
    {
        await using var wire = new Wire(site.Host.Port);
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone, wire.Address);
        var chat = await visitor.OpenChatAsync();
        await chat.SayAsync("Chữ ký số là gì?");
        await chat.FindAsync("Nguồn");
        var before = await chat.Messages.CountAsync();

        wire.Cut();
        await Expect(chat.Banner).ToHaveTextAsync("Mất kết nối. Đang kết nối lại…");
        await chat.ShowAsync("15-connection-lost");
        wire.Mend();
        await Expect(chat.Banner).ToHaveTextAsync("Đã kết nối lại.");

        await chat.SayAsync("cảm ơn", "Dạ không có gì ạ");
        Assert.Equal(before + 2, await chat.Messages.CountAsync());
        visitor.Watch.Expect("ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_SOCKET", "WebSocket connection to", "Failed to load resource");
        visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task Message_whose_acknowledgement_is_lost_is_said_once_and_not_shown_as_failed()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone);
        var chat = await visitor.OpenChatAsync();
        var posts = 0;
        await visitor.Context.RouteAsync("**/activities", async route =>
        {
            posts++;
            await route.FetchAsync(); // The host takes it; the browser never hears.
            await route.AbortAsync();
        });
        await chat.SayAsync("cảm ơn", "Dạ không có gì ạ");

        await Expect(chat.Messages.Filter(new() { HasText = "cảm ơn" })).ToHaveCountAsync(1);
        await Expect(chat.Page.GetByText("Chưa gửi được")).ToHaveCountAsync(0);
        Assert.Equal(1, posts);
        visitor.Watch.Expect("ERR_FAILED", "Failed to load resource");
        visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task Phone_that_slept_longer_than_its_token_goes_on_in_the_same_conversation()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone);
        var chat = await visitor.OpenChatAsync();
        await chat.SayAsync("Chữ ký số là gì?");
        await chat.FindAsync("Nguồn");
        var before = await chat.Messages.CountAsync();

        // Forty minutes later the phone is taken out of the pocket.
        await chat.Page.RunAndWaitForResponseAsync(
            () => chat.Page.EvaluateAsync(
                "() => { const now = Date.now; Date.now = () => now() + 40 * 60 * 1000; document.dispatchEvent(new Event('visibilitychange')); }"),
            "**/api/chat/session");
        await chat.SayAsync("cảm ơn", "Dạ không có gì ạ");

        await Expect(chat.Messages).ToHaveCountAsync(before + 2);
        visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task File_on_a_slow_line_tells_how_far_it_is()
    {
        const int BytesPerSecond = 100_000;
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone);
        var chat = await visitor.OpenChatAsync();
        var line = await visitor.Context.NewCDPSessionAsync(chat.Page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false,
            ["latency"] = 0,
            ["downloadThroughput"] = -1,
            ["uploadThroughput"] = BytesPerSecond,
        });
        await chat.SendFileAsync(PaperPdf.Name, [.. PaperPdf.Make(), .. new byte[BytesPerSecond * 4]]);
        await Expect(chat.Page.GetByText(SomePercent())).ToBeVisibleAsync();
        await chat.ShowAsync("18-upload");
        await Expect(chat.Page.GetByText(SomePercent())).ToHaveCountAsync(0);
        await Expect(chat.Messages.Filter(new() { HasText = PaperPdf.Name }).First).ToBeVisibleAsync();
        visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task Phone_without_network_is_told_so()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone);
        var chat = await visitor.OpenChatAsync();
        await visitor.Context.SetOfflineAsync(true);
        await Expect(chat.Banner).ToContainTextAsync("Điện thoại đang mất mạng");
        await visitor.Context.SetOfflineAsync(false);
        await Expect(chat.Banner).ToHaveTextAsync("Đã kết nối lại.");
        await chat.SayAsync("cảm ơn", "Dạ không có gì ạ");
        visitor.Watch.Expect("ERR_INTERNET_DISCONNECTED");
        visitor.Watch.AssertClean();
    }

    [GeneratedRegex("Đang gửi tệp: [1-9][0-9]?%")]
    private static partial Regex SomePercent();
}
