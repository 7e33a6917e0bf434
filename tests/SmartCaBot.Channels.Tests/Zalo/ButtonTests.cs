using System.Text.Json;
using SmartCaBot.Channels.Zalo;
using SmartCaBot.Channels.Zalo.Replies;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Tests.Zalo;

public sealed class ButtonTests
{
    [Fact]
    public void Buttons_stand_in_the_order_of_the_reply_and_only_what_can_be_chosen_has_a_number()
    {
        var reply = new Activity
        {
            Type = ActivityTypes.Message,
            Id = "zalo|1|0000002",
            Text = "Nhập mã ở trang.",
            SuggestedActions = new SuggestedActions
            {
                Actions =
                [
                    new CardAction { Type = CardAction.OpenUrl, Title = "Mở trang nhập mã", Value = JsonSerializer.SerializeToElement("https://ca.example/sign/x") },
                    new CardAction { Type = "postBack", Title = "Gửi lại mã", Text = "Gửi lại mã", Value = JsonSerializer.SerializeToElement(new { a = 1 }) },
                ],
            },
        };
        var incoming = new IncomingActivity("zalo|1", "zalo", "m1", "1", new Activity { Type = ActivityTypes.Message }, DateTimeOffset.UnixEpoch);

        var written = Assert.Single(new ZaloReplies(new ZaloOptions { Buttons = ZaloButtons.UnderText }).Write(incoming, [reply]));
        var text = ZaloMessage.Read(written.Payload).Text!;

        Assert.Equal(["Mở trang nhập mã", "Gửi lại mã"], text.Buttons!.Select(button => button.Title));
        Assert.Contains("1. Gửi lại mã", text.WithList, StringComparison.Ordinal);
    }
}
