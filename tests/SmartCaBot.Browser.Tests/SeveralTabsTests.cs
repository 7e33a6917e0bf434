using SmartCaBot.Browser.Tests.Hosting;
using SmartCaBot.Browser.Tests.Pages;
using SmartCaBot.Browser.Tests.People;

namespace SmartCaBot.Browser.Tests;

/// <summary>One person, one conversation, however many tabs.</summary>
public sealed class SeveralTabsTests(Site site)
{
    [Fact]
    public async Task What_is_said_in_one_tab_stands_in_the_other()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Computer);
        var first = await visitor.OpenChatAsync();
        await first.SayAsync("Chữ ký số là gì?");
        var second = await visitor.OpenChatAsync();
        await second.FindAsync("Chữ ký số là gì?");

        await second.SayAsync("Dịch vụ số 18", "chưa có thông tin xác nhận");
        await first.FindAsync("Dịch vụ số 18");
        await first.HearAsync("chưa có thông tin xác nhận");
        await first.SayAsync("cảm ơn", "Dạ không có gì ạ");
        await second.HearAsync("Dạ không có gì ạ");
        Assert.Equal(await first.Messages.CountAsync(), await second.Messages.CountAsync());
        visitor.Watch.AssertClean();
    }

    [Fact]
    public async Task Button_of_a_question_already_answered_elsewhere_is_told_so()
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone);
        var quick = await visitor.OpenChatAsync();
        await quick.ChooseMenuAsync("register.start");
        await quick.HearAsync("Anh/chị có đồng ý không?");

        // A tab whose socket has gone quiet: what it sends arrives, what others do it does not see yet.
        await using var slow = await SlowTab.OpenAsync(visitor);
        await Expect(slow.Chat.Button("Tôi đồng ý")).ToBeVisibleAsync();
        slow.Pause();
        await quick.PressAsync("Tôi đồng ý", "Câu 1/9");
        await quick.SayAsync(Citizen.Next().Id, "Câu 2/9");
        await slow.Chat.Button("Không đồng ý").TapAsync();

        await quick.FindAsync("Câu này anh/chị đã trả lời rồi ạ");
        await quick.HearAsync("Câu 2/9");
        slow.Resume();
        await slow.Chat.HearAsync("Câu 2/9");
        await slow.Chat.ShowAsync("14-old-button");
        visitor.Watch.AssertClean();
    }
}
