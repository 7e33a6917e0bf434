using SmartCaBot.Channels.Zalo;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Tests.Zalo;

/// <summary>Codes by template, and by SMS when Zalo does not take them.</summary>
public sealed class CodeTests
{
    private static readonly ZaloTemplate Template = new("100001", "otp", 10);

    [Fact]
    public async Task A_code_goes_by_template_to_a_number_that_has_zalo()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync(change: options => options with { CodeTemplate = Template });
        await using var host = await ZaloHost.StartAsync(parts);
        var phone = parts.Phone();

        parts.Outbox.Add(Code($"+{phone.Number}", "271828"));

        Assert.Contains("271828", await phone.AnswerAsync(), StringComparison.Ordinal);
        await Waiting.UntilAsync(() => parts.Outbox.Pending == 0);
        Assert.DoesNotContain(parts.Outbox.All, message => message.Kind == "sms");
    }

    [Theory]
    [InlineData("+84905999999", "100001")]
    [InlineData("+84905000001", "unknown")]
    public async Task A_number_or_template_that_zalo_refuses_gets_the_sms_once(string number, string template)
    {
        await using var parts = await ZaloHost.Parts.MakeAsync(change: options => options with { CodeTemplate = Template with { Id = template } });
        await using var host = await ZaloHost.StartAsync(parts);
        parts.Phone();

        parts.Outbox.Add(Code(number, "271828"));

        await Waiting.UntilAsync(() => parts.Outbox.All.Any(message => message.Kind == "sms"));
        var sms = Assert.Single(parts.Outbox.All, message => message.Kind == "sms");
        Assert.Equal(("code-1-sms", number, "sms payload"), (sms.Id, sms.Recipient, sms.Payload));
        Assert.Empty(parts.Phone().Received);
        Assert.Equal(1, host.Status.Counts["codes.by_sms"]);
    }

    private static OutboxMessage Code(string number, string code)
    {
        var now = DateTimeOffset.UtcNow;
        var sms = new OutboxMessage("code-1-sms", "sms", number, "sms payload", now, now.AddMinutes(5));
        return new OutboxMessage("code-1-zalo-code", ZaloCode.Kind, number, new ZaloCode(number, code, sms).ToPayload(), now, now.AddMinutes(5));
    }
}
