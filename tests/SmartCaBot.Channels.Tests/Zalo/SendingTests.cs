using SmartCaBot.Channels.Tests.Hosting;
using SmartCaBot.Channels.Zalo;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.ZaloSandbox;
using SmartCaBot.ZaloSandbox.Mischief;
using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.Channels.Tests.Zalo;

/// <summary>Each reply reaches its person once, whatever becomes of the call's answer.</summary>
public sealed class SendingTests
{
    private const int People = 5;

    [Theory]
    [InlineData(Misbehaviour.LostAnswer)]
    [InlineData(Misbehaviour.TruncatedAnswer)]
    [InlineData(Misbehaviour.Timeout)]
    [InlineData(Misbehaviour.ServerError)]
    [InlineData(Misbehaviour.ErrorBody)]
    [InlineData(Misbehaviour.RateLimit)]
    [InlineData(Misbehaviour.DyingToken)]
    public async Task A_call_that_goes_wrong_half_of_the_time_sends_nothing_twice_and_loses_nothing(Misbehaviour kind)
    {
        await using var parts = await ZaloHost.Parts.MakeAsync(change: options => options with { CallTimeout = TimeSpan.FromSeconds(2) });
        await using var host = await ZaloHost.StartAsync(parts);
        // After a refusal for haste everybody waits, each time longer.
        parts.Sandbox.Switches[kind] = new Switch
        {
            Rate = kind == Misbehaviour.RateLimit ? 0.2 : 0.4,
            Longest = kind == Misbehaviour.DyingToken ? TimeSpan.Zero : TimeSpan.FromMilliseconds(10),
        };

        for (var person = 0; person < People; person++) parts.Phone(person).SendText("many 3");
        for (var person = 0; person < People; person++)
        {
            for (var i = 1; i <= 3; i++) Assert.Equal($"1.{i}", await parts.Phone(person).AnswerAsync());
        }

        await Waiting.UntilAsync(() => parts.Outbox.Pending == 0);
        Assert.All(Enumerable.Range(0, People), person => Assert.Equal(3, parts.Phone(person).Received.Count));
        Assert.Empty(parts.Outbox.Dead);
        Assert.True(parts.Sandbox.Switches.Happened(kind) > 0);
    }

    [Fact]
    public async Task A_person_who_refuses_messages_does_not_hold_up_others_and_is_told_to_the_operator()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        await using var host = await ZaloHost.StartAsync(parts);
        parts.Phone(1).Refuses = true;

        parts.Phone(1).SendText("a");
        parts.Phone(2).SendText("b");

        Assert.Equal("1: b", await parts.Phone(2).AnswerAsync());
        await Waiting.UntilAsync(() => parts.Outbox.Dead.Count == 1);
        Assert.Contains("-244", parts.Outbox.Dead[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_waited_often_is_not_given_up_for_one_refusal()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        await using var host = await ZaloHost.StartAsync(parts);
        var phone = parts.Phone();
        phone.SendText("chào");
        await phone.AnswerAsync();
        parts.Sandbox.Switches[Misbehaviour.ErrorBody] = new Switch { Rate = 1, Times = 3 };

        parts.Outbox.Add(new OutboxMessage("late", "zalo", phone.Id, """{"Text":{"Text":"muộn"}}""", DateTimeOffset.UtcNow), attempts: 50);

        Assert.Equal("muộn", await phone.AnswerAsync());
        Assert.Empty(parts.Outbox.Dead);
    }

    [Fact]
    public async Task A_message_that_a_process_sent_just_before_it_died_is_not_sent_again()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        var phone = parts.Phone();
        await using (await ZaloHost.StartAsync(parts))
        {
            phone.SendText("chào");
            Assert.Equal("1: chào", await phone.AnswerAsync());
            await Waiting.UntilAsync(() => parts.Outbox.Pending == 0);
        }

        // The same message, leased again by a process that does not know of the first delivery.
        parts.Outbox.Add(parts.Outbox.All[0] with { Id = "again" }, attempts: 1);
        await using var next = await ZaloHost.StartAsync(parts);
        await Waiting.UntilAsync(() => parts.Outbox.Pending == 0);

        Assert.Single(phone.Received);
    }

    [Fact]
    public async Task Choices_are_numbered_and_any_form_of_the_number_presses_the_button()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        await using var host = await ZaloHost.StartAsync(parts);
        var phone = parts.Phone();
        var turn = 0;
        foreach (var (said, meant) in new[] { ("1", "a"), ("số 2", "b"), ("so 3", "c"), ("một", "a"), ("２", "b"), ("3.", "c"), ("Hai", "b") })
        {
            phone.SendText("choose");
            Assert.Equal("which?\n\n1. choice a\n2. choice b\n3. choice c\n(Trả lời bằng số để chọn.)", await phone.AnswerAsync());
            phone.SendText(said);
            turn += 2;
            Assert.Equal($"{turn}: pressed {meant}", await phone.AnswerAsync());
        }

        phone.SendText("4");
        Assert.Equal($"{turn + 1}: 4", await phone.AnswerAsync());
    }

    [Fact]
    public async Task Buttons_that_the_platform_refuses_are_sent_as_a_list_instead()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync(
            new SandboxOptions { Buttons = ZaloSandbox.Api.ButtonEnvelopes.List }, options => options with { Buttons = ZaloButtons.UnderText });
        await using var host = await ZaloHost.StartAsync(parts);

        parts.Phone().SendText("choose");

        Assert.Contains("2. choice b", await parts.Phone().AnswerAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ZaloButtons.UnderText, ZaloSandbox.Api.ButtonEnvelopes.TextWithButtons)]
    [InlineData(ZaloButtons.List, ZaloSandbox.Api.ButtonEnvelopes.List)]
    [InlineData(ZaloButtons.Template, ZaloSandbox.Api.ButtonEnvelopes.Template)]
    public async Task Buttons_are_pressed_and_numbers_still_understood(ZaloButtons shown, ZaloSandbox.Api.ButtonEnvelopes taken)
    {
        await using var parts = await ZaloHost.Parts.MakeAsync(new SandboxOptions { Buttons = taken }, options => options with { Buttons = shown });
        await using var host = await ZaloHost.StartAsync(parts);
        var phone = parts.Phone();

        phone.SendText("choose");
        await phone.AnswerAsync();
        phone.Press("choice b");
        Assert.Equal("2: pressed b", await phone.AnswerAsync());
        phone.SendText("choose");
        await phone.AnswerAsync();
        phone.SendText("câu 3");

        Assert.Equal("4: pressed c", await phone.AnswerAsync());
    }

    [Fact]
    public async Task A_file_is_fetched_and_given_back_and_one_from_elsewhere_is_not()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        await using var host = await ZaloHost.StartAsync(parts);
        var pdf = System.Text.Encoding.ASCII.GetBytes("%PDF-1.7\n" + new string('x', 5000));

        parts.Phone().SendFile("đơn.pdf", pdf);
        Assert.Equal($"1: đơn.pdf {pdf.Length}", await parts.Phone().AnswerAsync());
        await Waiting.UntilAsync(() => parts.Phone().Received.Count == 2);
        var back = parts.Phone().Received[1];

        Assert.Equal((MessageKind.File, "đơn.pdf"), (back.Kind, back.Asset!.Name));
        Assert.Equal(pdf, back.Asset.Content.ToArray());
        Assert.Equal(1, parts.Files.Count);
    }

    [Fact]
    public async Task A_file_that_is_too_large_for_the_platform_goes_as_an_address_that_ends()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        await using var host = await ZaloHost.StartAsync(parts);
        var pdf = new byte[(5 * 1024 * 1024) + 1];
        "%PDF-1.7"u8.CopyTo(pdf);

        parts.Phone().SendFile("to.pdf", pdf);

        await parts.Phone().AnswerAsync();
        Assert.Matches("^to\\.pdf: https://bot\\.example\\.vn/v3/directline/conversations/zalo%7C\\d+/files/[^/]+/to\\.pdf\\?s=\\S+\n", await parts.Phone().AnswerAsync());
    }

    [Fact]
    public async Task A_picture_is_uploaded_once_for_all_and_again_when_the_platform_has_removed_it()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        await using var host = await ZaloHost.StartAsync(parts);
        parts.Phone(1).SendText("picture");
        var first = await PictureAsync(parts.Phone(1));
        parts.Phone(2).SendText("picture");
        var second = await PictureAsync(parts.Phone(2));
        parts.Sandbox.Switches[Misbehaviour.ExpiredAttachment] = new Switch { Rate = 1, Times = 1 };
        parts.Phone(3).SendText("picture");
        var third = await PictureAsync(parts.Phone(3));

        Assert.Equal(first.Asset!.Id, second.Asset!.Id);
        Assert.NotEqual(first.Asset.Id, third.Asset!.Id);
        Assert.Empty(parts.Outbox.Dead);
    }

    [Fact]
    public async Task News_to_a_person_whose_seven_days_are_over_go_by_template()
    {
        var clock = new MovableClock();
        await using var parts = await ZaloHost.Parts.MakeAsync(
            new SandboxOptions { Clock = clock },
            options => options with { NoticeTemplate = new ZaloTemplate("100002", "text") { Fixed = new Dictionary<string, string> { ["name"] = "quý khách" } } });
        await using var host = await ZaloHost.StartAsync(parts);
        var phone = parts.Phone();
        phone.SendText("chào");
        await phone.AnswerAsync();
        clock.Forward(TimeSpan.FromDays(8));
        parts.Sandbox.Tokens.KillAccessToken();

        parts.Outbox.Add(new OutboxMessage("news", "zalo", phone.Id, """{"Text":{"Text":"Hồ sơ đã được duyệt."},"IsNews":true}""", DateTimeOffset.UtcNow));

        Assert.Equal("Kính gửi anh/chị quý khách: Hồ sơ đã được duyệt.", await phone.AnswerAsync());
        Assert.Empty(parts.Outbox.Dead);
    }

    private static async Task<ChatMessage> PictureAsync(Phone phone)
    {
        await Waiting.UntilAsync(() => phone.Received.Any(message => message.Kind == MessageKind.Image));
        return phone.Received.First(message => message.Kind == MessageKind.Image);
    }
}
