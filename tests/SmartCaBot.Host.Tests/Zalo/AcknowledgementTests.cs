using Microsoft.Data.Sqlite;

namespace SmartCaBot.Host.Tests.Zalo;

/// <summary>The platform hears 200 within two seconds while signing is down and the database answers to others only.</summary>
[Collection("alone")]
public sealed class AcknowledgementTests(ITestOutputHelper output)
{
    private const int People = 100;
    private const int Each = 12;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan Locked = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Free = TimeSpan.FromMilliseconds(300);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Webhooks_are_acknowledged_in_time_while_signing_is_stopped_and_the_database_is_slow()
    {
        await using var run = await ZaloRun.StartAsync();
        await run.Running.Host.StopAsync(Cancel);
        var pin = Path.Combine(run.Running.Data, "keys", "token-user.pin");
        File.Move(pin, pin + ".away");
        await run.StartHostAsync();
        Phone(run, 0).SendText("Đăng ký khai sinh");
        await Phone(run, 0).NextAsync(Cancel);
        run.Zalo.ResetWebhooks();
        using var done = new CancellationTokenSource();
        var slow = LockAsync(Path.Combine(run.Running.Data, "smartcabot.db"), done.Token);

        for (var i = 0; i < Each; i++)
        {
            for (var person = 0; person < People; person++)
            {
                Phone(run, person).SendText("chữ ký số là gì");
                await Task.Delay(Pace, Cancel);
            }
        }

        var report = run.Zalo.Webhooks;
        await done.CancelAsync();
        var locks = await slow;
        output.WriteLine($"{report}; database locked {locks} times for {Locked.TotalSeconds} s");
        Assert.True(locks >= 2);
        Assert.Equal(0, report.Late + report.Refused + report.Unreachable);
        Assert.InRange(report.P999, 0, 2000);

        // And nothing was lost: each is answered once.
        while (Enumerable.Range(0, People).Any(person => Answers(run, person) < Each)) await Task.Delay(100, Cancel);
        await run.Zalo.WebhooksIdleAsync(Cancel);
        Assert.All(Enumerable.Range(0, People), person => Assert.Equal(Each, Answers(run, person)));
        Assert.Equal(0, run.Zalo.Webhooks.Late);
    }

    private static ZaloSandbox.Phones.Phone Phone(ZaloRun run, int person) => run.Zalo.Phones.Add($"Công dân {person}", $"0905{person:000000}");

    private static int Answers(ZaloRun run, int person) =>
        Phone(run, person).Received.Count(message => message.Text.StartsWith("Chữ ký số là", StringComparison.Ordinal));

    /// <summary>Holds the only right to write, again and again, as a long transaction or a dying disk would.</summary>
    private static async Task<int> LockAsync(string path, CancellationToken until)
    {
        var times = 0;
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        while (!until.IsCancellationRequested)
        {
            command.CommandText = "BEGIN IMMEDIATE";
            await command.ExecuteNonQueryAsync(CancellationToken.None);
            await Task.Delay(Locked, until).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            command.CommandText = "ROLLBACK";
            await command.ExecuteNonQueryAsync(CancellationToken.None);
            times++;
            await Task.Delay(Free, until).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return times;
    }
}
