using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.TestKit.Chats;
using SmartCaBot.TestKit.Simulators;

namespace SmartCaBot.Dialogs.Tests;

/// <summary>The value of a button comes from the client: anybody can send any.</summary>
public sealed class ForgedButtonTests
{
    private const string Forged = """{"Conversation":"stranger","Channel":"zalo","Person":{"Subject":"chat:victim","Name":"V"},"Work":"register","Frames":[]}""";

    [Fact]
    public async Task No_button_starts_what_only_the_system_may_start()
    {
        foreach (var name in typeof(DialogNames).GetFields().Select(f => (string)f.GetRawConstantValue()!))
        {
            var chat = new ChatPartner(new SimulatedWorld(), "attacker");
            var linked = await chat.PressAsync(Button(DialogNames.LinkMade, Forged));
            var result = await chat.PressAsync(Button(name, Forged));

            Assert.Null(chat.State.Person);
            Assert.Empty(chat.State.Links);
            Assert.Empty(linked.Outbox);
            Assert.Empty(result.Outbox);
            Assert.Null(result.Error);
        }
    }

    [Fact]
    public async Task A_number_of_an_active_dossier_does_not_tell_who_is_here()
    {
        var chat = new ChatPartner(new SimulatedWorld(), "kiosk");
        await chat.SayAsync("đăng ký chữ ký số");
        await chat.PressAsync("Tôi đồng ý");
        foreach (var answer in new[] { "066162004567", "Nguyễn Thị Lan", "15/8/1962", "20/5/2021", "không thời hạn", "0905123456" }) await chat.SayAsync(answer);
        await chat.PressAsync("Tôi không có email");
        await chat.SayAsync("12 Lê Duẩn, phường Buôn Ma Thuột");
        await chat.PressAsync("Đắk Lắk");
        await chat.PressAsync("Đúng, gửi hồ sơ");
        await chat.SayAsync("100001");
        Assert.NotNull(chat.State.Person);
        await chat.SayAsync("kết thúc phiên");

        await chat.PressAsync(Button(DialogNames.Activate, "HS-0001"));
        await chat.SayAsync("000000");

        Assert.Null(chat.State.Person);
    }

    private static CardAction Button(string dialog, string argument) => new()
    {
        Title = "x",
        Text = "x",
        Value = JsonSerializer.SerializeToElement(new { smartca = new Dictionary<string, string> { ["do"] = dialog, ["arg"] = argument } }),
    };
}
