using SmartCaBot.Host.Demo;
using SmartCaBot.Host.Tests.Running;

namespace SmartCaBot.Host.Tests.Linking;

/// <summary>One person with two conversations, on real parts: the events between them go through the outbox.</summary>
public sealed class LinkedChannelsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signing_goes_on_in_the_other_conversation_and_only_there()
    {
        await using var running = new RunningHost();
        await running.StartAsync();
        using var first = running.Chat();
        using var second = running.Chat();
        var citizen = new DemoCitizen(first, DemoPerson.Lan);
        await citizen.AskAsync(Token);
        await citizen.RegisterAsync(Token);
        var document = DemoDocument.Make();
        await first.SendFileAsync("don.pdf", document, Token);
        await first.PressAsync("Đồng ý ký", Token);
        var old = await citizen.SigningCodeAsync(Token);
        await first.SayAsync("liên kết", Token);
        var code = Code(first);

        await second.StartAsync(Token);
        await second.SayAsync($"#SC {code}", Token);
        await second.WaitForNewsAsync(Token);
        await second.PressAsync("Làm tiếp ở đây", Token);
        await second.WaitForNewsAsync(Token);
        await second.PressAsync("Đồng ý ký", Token);
        var fresh = await citizen.SigningCodeAsync(Token);
        await second.SayAsync(fresh, Token);
        var file = Assert.Single(second.Replies.SelectMany(reply => reply.Attachments ?? []), a => a.ContentType == "application/pdf");
        Assert.True((await second.DownloadAsync(file, Token)).AsSpan().StartsWith(document));

        // The first one's code signs nothing any more; its history knows the one signature.
        await first.SayAsync(old, Token);
        await first.SayAsync("lịch sử ký số", Token);
        Assert.Contains("đã ký 1 lần", first.Replies[0].Text, StringComparison.Ordinal);

        // Unlinked there, the second no longer knows the person.
        await first.SayAsync("hủy liên kết", Token);
        await second.WaitForNewsAsync(Token);
        await second.SayAsync("lịch sử ký số", Token);
        Assert.Contains("xác nhận đúng người", second.Replies[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn Thị Lan", running.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(await second.ReadAllAsync(Token), said => said.Type == "event" && said.Value is not null && said.Name!.StartsWith("smartca/", StringComparison.Ordinal));
    }

    private static string Code(DirectLineClient chat)
    {
        var text = chat.Replies.First(reply => reply.Text?.Contains("Mã liên kết", StringComparison.Ordinal) == true).Text!;
        return text.Split("**")[1];
    }
}
