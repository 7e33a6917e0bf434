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

    /// <summary>web.dev/articles/cls: a shift below 0.1 in all is not felt.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_jumps_while_the_chat_arrives(bool phone)
    {
        await using var visitor = await Visitor.ComeAsync(site, phone ? Screen.Phone : Screen.Computer);
        await visitor.Context.AddInitScriptAsync("""
            window.shifts = [];
            new PerformanceObserver(list => {
              for (const { value, sources } of list.getEntries())
                window.shifts.push({ value, what: sources.map(({ node, previousRect: p, currentRect: c }) =>
                  `${node?.nodeName}.${node?.className}: ${Math.round(p.y)}+${Math.round(p.height)} to ${Math.round(c.y)}+${Math.round(c.height)}`) });
            }).observe({ type: 'layout-shift', buffered: true });
            """);
        var chat = await visitor.OpenAsync();
        await chat.ReadyAsync();
        await Expect(chat.Suggested.First).ToBeVisibleAsync();
        // Two frames later everything that came has been painted and counted.
        await chat.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))");

        var total = await chat.Page.EvaluateAsync<double>("() => shifts.reduce((sum, { value }) => sum + value, 0)");
        Assert.True(total < 0.1, $"{total:0.000}: {await chat.Page.EvaluateAsync<string>("() => JSON.stringify(shifts, null, 1)")}");
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
