using SmartCaBot.ZaloSandbox.Crowds;
using SmartCaBot.ZaloSandbox.Mischief;
using SmartCaBot.ZaloSandbox.Tests.Support;

namespace SmartCaBot.ZaloSandbox.Tests;

public sealed class CrowdTests
{
    private static readonly CrowdScript Script = new()
    {
        Phones = 100,
        Turns = 5,
        Silence = TimeSpan.FromMilliseconds(200),
        Next = (turn, _) => $"người {turn.Person} câu {turn.Number}.",
    };

    [Fact]
    public async Task A_bot_that_answers_each_text_once_is_perfect()
    {
        await using var bench = await StartAsync();
        using var bot = new CarefulBot(bench);
        var report = await Crowd.TalkAsync(bench.Zalo, Script with { Phones = 1000, Turns = 10 }, TestContext.Current.CancellationToken);

        Assert.True(report.IsPerfect, string.Join('\n', report.Faults));
        Assert.Equal(10000, report.Sent);
    }

    [Fact]
    public async Task Even_with_every_switch_on_a_careful_bot_can_be_perfect()
    {
        await using var bench = await StartAsync();
        using var bot = new CarefulBot(bench);
        bench.Zalo.Switches.Everything(new Switch { Rate = 0.05, Seed = 42, Longest = TimeSpan.FromMilliseconds(100) });
        var report = await Crowd.TalkAsync(bench.Zalo, Script, TestContext.Current.CancellationToken);

        Assert.True(report.IsPerfect, string.Join('\n', report.Faults));
        Assert.Equal(0, bench.Zalo.Tokens.RefusedRefreshes);
        Assert.All(Switches.All.Except([Misbehaviour.ExpiredAttachment]), kind => Assert.NotEqual(0, bench.Zalo.Switches.Happened(kind)));
    }

    [Fact]
    public async Task What_a_careless_bot_does_is_counted()
    {
        await using var bench = await StartAsync();
        bench.Bot.OnEvent = async json =>
        {
            var (user, text) = (bench.Zalo.Phones.Find(json.Text("sender", "id")), json.Text("message", "text"));
            if (text.EndsWith("câu 0.", StringComparison.Ordinal)) await bench.SendAsync(new { text = $"Hai lần: {text}" }, user);
            if (text.EndsWith("câu 1.", StringComparison.Ordinal)) return;
            await bench.SendAsync(new { text }, user);
        };
        var report = await Crowd.TalkAsync(bench.Zalo, Script with { Phones = 3, Patience = TimeSpan.FromSeconds(1) }, TestContext.Current.CancellationToken);

        Assert.False(report.IsPerfect);
        Assert.Equal((6, 0, 3, 3, 3), (report.Sent, report.Answered, report.Missing, report.Repeated, report.GaveUp));
        Assert.Contains(report.Faults, fault => fault.Contains("has 2 answers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_after_that_to_a_later_text_is_out_of_order()
    {
        await using var bench = await StartAsync();
        bench.Bot.OnEvent = async json =>
        {
            var (user, text) = (bench.Zalo.Phones.Find(json.Text("sender", "id")), json.Text("message", "text"));
            await bench.SendAsync(new { text }, user);
            if (text.EndsWith("câu 1.", StringComparison.Ordinal)) await bench.SendAsync(new { text = text.Replace("câu 1.", "câu 0.", StringComparison.Ordinal) }, user);
        };
        var report = await Crowd.TalkAsync(bench.Zalo, Script with { Phones = 1, Turns = 2 }, TestContext.Current.CancellationToken);

        Assert.Equal((2, 1, 1), (report.Sent, report.OutOfOrder, report.Repeated));
    }

    private static Task<Bench> StartAsync() => Bench.StartAsync(options => options with { CallsPerMinute = int.MaxValue });
}
