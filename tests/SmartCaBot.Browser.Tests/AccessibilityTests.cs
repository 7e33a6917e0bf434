using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Looks;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests;

/// <summary>axe finds nothing to complain of in the main states, and a person without a mouse gets through.</summary>
public sealed class AccessibilityTests(Site site)
{
    public static TheoryData<Screen> Screens => [Screen.Phone, Screen.Computer];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Main_states_hold_to_wcag(Screen screen)
    {
        var citizen = Citizen.Next();
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var chat = await visitor.OpenChatAsync();
        await AssertNoViolationAsync(chat, "greeting");
        await chat.SayAsync("Danh sách dịch vụ công", "Đăng ký khai sinh");
        await AssertNoViolationAsync(chat, "list of services");
        await chat.Page.Locator("#more").ClickAsync();
        await AssertNoViolationAsync(chat, "more");
        await chat.Page.Locator("#restart").ClickAsync();
        await AssertNoViolationAsync(chat, "question before a new conversation");
        await chat.Page.Locator("#ask-stay").ClickAsync();

        await Registration.FillAsync(chat, citizen);
        await AssertNoViolationAsync(chat, "summary");
        await chat.PressAsync("Đúng, gửi hồ sơ", "nhập mã kích hoạt");
        await AssertNoViolationAsync(chat, "code");
        await chat.EnterCodeAsync(await site.Inbox.CodeAsync(citizen.Phone, seen: 0), "chúc mừng");
        await chat.ChooseMenuAsync("sign.start");
        await chat.HearAsync("gửi tài liệu cần ký");
        await chat.SendFileAsync(PaperPdf.Name, PaperPdf.Make());
        await chat.HearAsync("Anh/chị có đồng ý ký không?");
        await AssertNoViolationAsync(chat, "document to sign");
        visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task Dark_mode_holds_to_wcag()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone);
        var chat = await visitor.OpenChatAsync();
        await chat.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await chat.SayAsync("Xác nhận tình trạng hôn nhân", "toàn trình");
        await chat.ShowAsync("16-dark");
        await AssertNoViolationAsync(chat, "dark");
    }

    [Fact]
    public async Task Keyboard_alone_is_enough_for_a_step_of_the_form()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Keyboard);
        var chat = await visitor.OpenChatAsync();
        await chat.ChooseMenuAsync("register.start");
        await chat.HearAsync("Anh/chị có đồng ý không?");
        await chat.PressAsync("Tôi đồng ý", "Câu 1/9");
        await chat.SayAsync(Citizen.Next().Id, "Câu 2/9");
        await Expect(chat.Field).ToBeFocusedAsync();
        await chat.ShowAsync("17-keyboard");
    }

    [Fact]
    public async Task Screen_reader_is_told_what_is_new_once_and_the_focus_stays()
    {
        const string Listen =
            """
            () => {
              window.heard = [];
              new MutationObserver(changes => {
                for (const { addedNodes, target } of changes)
                  if (target.nodeType === 1 && target.closest('[aria-live=polite], [role=log]:not(.webchat__basic-transcript__transcript)'))
                    for (const node of addedNodes) window.heard.push(node.textContent);
              }).observe(document.body, { childList: true, subtree: true });
            }
            """;
        await using var visitor = await Visitor.ComeAsync(site, Screen.Computer);
        var chat = await visitor.OpenChatAsync();
        await chat.HearAsync("Anh/chị cần việc gì ạ?");
        await chat.Page.EvaluateAsync(Listen);
        await chat.SayAsync("cảm ơn", "Dạ không có gì ạ");

        await chat.Page.WaitForFunctionAsync("() => window.heard.some(text => text.includes('Dạ không có gì ạ'))");
        Assert.Equal(1, await chat.Page.EvaluateAsync<int>("() => window.heard.filter(text => text.includes('Dạ không có gì ạ')).length"));
        Assert.Equal(0, await chat.Page.EvaluateAsync<int>("() => window.heard.filter(text => text.includes('cần việc gì')).length"));
        await Expect(chat.Field).ToBeFocusedAsync();
    }

    private static async Task AssertNoViolationAsync(ChatPage chat, string state)
    {
        var violations = await Axe.ViolationsAsync(chat.Page);
        Assert.True(violations.Count == 0, $"{state}:\n{string.Join('\n', violations)}");
    }
}
