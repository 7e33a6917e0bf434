using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Pages;

namespace SmartCaBot.Browser.Tests;

/// <summary>What a cheap phone on a slow line gets, and when.</summary>
public sealed class FirstVisitTests(Site site)
{
    private const long Budget = 550_000;

    [Fact]
    public async Task First_visit_stays_within_its_bytes_and_the_second_is_nearly_free()
    {
        await using var wire = new Wire(site.Host.Port);
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone, wire.Address);
        var chat = await visitor.OpenChatAsync();
        await chat.HearAsync("Anh/chị cần việc gì ạ?");
        var first = wire.Received;
        TestContext.Current.SendDiagnosticMessage("First visit: {0} bytes received, {1} sent.", first, wire.Sent);
        Assert.InRange(first, 100_000, Budget);

        await chat.Page.ReloadAsync();
        await chat.ReadyAsync();
        Assert.InRange(wire.Received - first, 0, Budget / 20);
        visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task Greeting_and_menu_are_there_before_the_chat_is()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone);
        var held = new TaskCompletionSource();
        await visitor.Context.RouteAsync("**/assets/chat-*.js", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        var chat = await visitor.OpenAsync();
        await Expect(chat.Page.GetByText("Tôi là trợ lý tự động về chữ ký số SmartCA")).ToBeVisibleAsync();
        await Expect(chat.Page.Locator("#menu button")).ToHaveCountAsync(5);
        await chat.ShowAsync("00-before-the-chat");

        await chat.ChooseMenuAsync("register.start");
        await Expect(chat.Banner).ToContainTextAsync("Đã ghi nhận “Đăng ký”");
        held.SetResult();
        await chat.HearAsync("Anh/chị có đồng ý không?");
        await Expect(chat.Banner).ToBeHiddenAsync();
        visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task Chat_that_cannot_load_leaves_a_telephone_number()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone);
        await visitor.Context.RouteAsync("**/assets/chat-*.js", route => route.AbortAsync());
        var chat = await visitor.OpenAsync();
        await Expect(chat.Banner).ToContainTextAsync("18001260");
        await Expect(chat.Page.Locator("#banner-action")).ToHaveTextAsync("Thử lại");
        await chat.ShowAsync("00-chat-did-not-load");
    }
}
