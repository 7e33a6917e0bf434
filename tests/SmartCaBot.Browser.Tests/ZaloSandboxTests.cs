using System.Net.Http.Json;
using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Looks;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.ZaloSandbox;
using SmartCaBot.ZaloSandbox.Mischief;
using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.Browser.Tests;

/// <summary>The page of the Zalo sandbox, on a narrow phone.</summary>
public sealed class ZaloSandboxTests(Site site)
{
    [Fact]
    public async Task A_person_writes_presses_a_button_and_shares_who_they_are()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var zalo = await Sandbox.StartAsync(cancel: cancel);
        var mai = zalo.Phones.Add("Nguyễn Thị Mai", "0905000111");
        await using var context = await site.Browser.NewContextAsync(Screen.Phone.Options(zalo.Address));
        var watch = new Watch(context, zalo.Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");

        await page.GetByLabel("Tin nhắn", new() { Exact = true }).FillAsync("Tôi muốn ký số");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Tôi muốn ký số")).ToBeVisibleAsync();
        await AnswerAsync(zalo, mai, cancel);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ký tài liệu" }).ClickAsync();
        await Expect(page.GetByText("#kyso")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Chia sẻ thông tin" }).ClickAsync();
        await AssertFitsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Chia sẻ", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await AssertFitsAsync(page);

        await page.GetByRole(AriaRole.Tab, new() { Name = "Điều khiển" }).ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Nhận tin rồi ngắt kết nối" }).GetByLabel("Tỷ lệ %").FillAsync("25");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("fieldset.on")).ToHaveCountAsync(1);
        await AssertFitsAsync(page);

        Assert.Equal(0.25, zalo.Switches[Misbehaviour.LostAnswer].Rate);
        Assert.Equal("84905000111", mai.Shared?.Phone);
        watch.AssertClean();
    }

    /// <summary>As the bot would: a text with a button, and the form.</summary>
    private static async Task AnswerAsync(Sandbox zalo, Phone to, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = zalo.Address };
        http.DefaultRequestHeaders.Add("access_token", zalo.Tokens.Issue().Access);
        var recipient = new { user_id = to.Id };
        var buttons = new { buttons = new[] { new { type = "oa.query.show", title = "Ký tài liệu", payload = "#kyso" } } };
        var form = new { template_type = "request_user_info", elements = new[] { new { title = "Thông tin", subtitle = "Để điền sẵn vào đơn" } } };
        await http.PostAsJsonAsync("/v3.0/oa/message/cs", new { recipient, message = new { text = "Mời chọn", attachment = new { type = "template", payload = buttons } } }, cancel);
        await http.PostAsJsonAsync("/v3.0/oa/message/cs", new { recipient, message = new { attachment = new { type = "template", payload = form } } }, cancel);
    }

    private static async Task AssertFitsAsync(IPage page)
    {
        Assert.Empty(await Axe.ViolationsAsync(page));
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
