using SmartCaBot.TestKit.Chats;
using SmartCaBot.TestKit.Simulators;

namespace SmartCaBot.Dialogs.Tests;

/// <summary>Somebody of the office writes in the channel's own console, so the bot keeps silent.</summary>
public sealed class PauseTests
{
    [Fact]
    public async Task A_signature_made_on_the_page_arrives_all_the_same()
    {
        var world = new SimulatedWorld();
        world.AddCertificate(SimulatedWorld.KnownCitizen);
        var chat = new ChatPartner(world, "zalo", "zalo");
        chat.Become(SimulatedWorld.KnownCitizen);
        await chat.SendFilesAsync(("don.pdf", 1000));
        await chat.PressAsync("Đồng ý ký");
        await chat.EventAsync("channel/pause", $$"""{"until":"{{world.Now.AddHours(1):O}}"}""");

        var silent = await chat.SayAsync("cảm ơn cán bộ");
        var (name, value) = await world.CodePage.EnterAsync("100001");
        var signed = await chat.EventAsync(name, value);

        Assert.Empty(silent.Replies);
        Assert.Contains("Đã ký xong", signed.Replies[0].Text, StringComparison.Ordinal);
    }
}
