using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Pages;

namespace SmartCaBot.Browser.Tests;

/// <summary>The page's EN and VI buttons: page and bot change together, the question that waits is asked again.</summary>
public sealed class LanguageTests(Site site)
{
    [Fact]
    public async Task Page_and_bot_change_language_in_the_middle_of_a_form()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone);
        var chat = await visitor.OpenChatAsync();
        await chat.ChooseMenuAsync("register.start");
        await chat.HearAsync("Anh/chị có đồng ý không?");
        await chat.PressAsync("Tôi đồng ý", "Câu 1/9");

        await chat.Page.Locator("#language").TapAsync();
        await chat.HearAsync("Question 1/9");
        await Expect(chat.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(chat.Page.Locator("#menu")).ToContainTextAsync("Register");
        await chat.ShowAsync("18-english");

        await chat.Page.ReloadAsync();
        await chat.ReadyAsync();
        await Expect(chat.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await chat.SayAsync("066162004567", "Question 2/9");
        await chat.Page.Locator("#language").TapAsync();
        await chat.HearAsync("Câu 2/9");
        visitor.Watch.AssertClean();
    }
}
