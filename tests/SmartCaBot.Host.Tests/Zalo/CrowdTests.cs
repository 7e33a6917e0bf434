using System.Globalization;
using SmartCaBot.ZaloSandbox.Crowds;
using SmartCaBot.ZaloSandbox.Mischief;

namespace SmartCaBot.Host.Tests.Zalo;

/// <summary>Many people at once while the platform does everything wrong that it can: each text is answered once and in order.</summary>
[Collection(Alone)]
public sealed class CrowdTests(ITestOutputHelper output)
{
    private const string Alone = "alone";

    /// <summary>1: a thousand people of ten turns. Otherwise a part of that, so that it ends within a minute.</summary>
    private const string Whole = "SMARTCABOT_LONG";

    private static readonly string[] Services =
    [
        "Đăng ký khai sinh", "Đăng ký khai tử", "Đăng ký xe", "Xét tặng Giấy khen Gia đình văn hóa", "Hòa giải tranh chấp đất đai",
        "Cấp bản sao trích lục hộ tịch", "Xác nhận tình trạng hôn nhân", "Đăng ký cai nghiện ma túy tự nguyện",
        "Trợ giúp xã hội khẩn cấp về hỗ trợ làm nhà ở, sửa chữa nhà ở", "Cấp giấy phép xây dựng công trình cấp III, IV",
    ];

    [Fact]
    public async Task With_every_misbehaviour_at_once_each_message_is_answered_once_and_in_order()
    {
        var isWhole = Environment.GetEnvironmentVariable(Whole) == "1";
        var (people, turns) = isWhole ? (1000, 10) : (200, 5);
        // The platform's 4,000 calls a minute would be all that is measured.
        await using var run = await ZaloRun.StartAsync(new() { ["SmartCaBot__Zalo__CallsPerMinute"] = "1000000" }, callsPerMinute: 1_000_000);
        Misbehave(run.Zalo.Switches);

        var report = await Crowd.TalkAsync(run.Zalo, new CrowdScript
        {
            Phones = people,
            Turns = turns,
            Next = (turn, _) => Services[(turn.Person + turn.Number) % Services.Length],
            Answers = (sent, received) => received.Text.StartsWith(sent, StringComparison.Ordinal),
            Patience = TimeSpan.FromMinutes(5),
            Silence = TimeSpan.FromSeconds(3),
        }, TestContext.Current.CancellationToken);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{people} people × {turns} turns in {report.Took.TotalSeconds:0.0} s ({report.Sent / report.Took.TotalSeconds:0} turns/s); answers p50 {report.P50:0} ms, p99 {report.P99:0} ms, longest {report.Max:0} ms"));
        output.WriteLine($"webhooks {run.Zalo.Webhooks}");
        output.WriteLine(string.Join(", ", Switches.All.Select(kind => $"{kind} {run.Zalo.Switches.Happened(kind)}")));
        output.WriteLine($"token pairs {run.Zalo.Tokens.Pairs.Count}, dead tokens used {run.Zalo.Tokens.DeadTokenUses}, refreshes refused {run.Zalo.Tokens.RefusedRefreshes}");
        Assert.True(report.IsPerfect, string.Join("\n", [report.ToString(), .. report.Faults]));
        Assert.Equal(people * turns, report.Sent);
        Assert.Equal(0, run.Zalo.Tokens.RefusedRefreshes);
        Assert.Equal(0, run.Zalo.Webhooks.Refused + run.Zalo.Webhooks.Unreachable);
        var dead = await run.Running.CommandAsync("outbox", "list", "--kind", "zalo");
        Assert.DoesNotContain("zalo|", dead.Output, StringComparison.Ordinal);
    }

    /// <summary>Those after which everybody must wait, or after which everybody's token is dead, strike more rarely.</summary>
    private static void Misbehave(Switches switches)
    {
        switches.Everything(new Switch { Rate = 0.03, Seed = 20261122, Longest = TimeSpan.FromMilliseconds(200) });
        switches[Misbehaviour.RateLimit] = new Switch { Rate = 0.003, Seed = 7 };
        switches[Misbehaviour.DyingToken] = new Switch { Rate = 0.005, Seed = 7 };
        switches[Misbehaviour.Timeout] = new Switch { Rate = 0.01, Seed = 7, Longest = TimeSpan.FromMilliseconds(500) };
    }
}
