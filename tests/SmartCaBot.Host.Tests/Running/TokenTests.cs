using System.Net.Http.Json;
using System.Text.Json;

namespace SmartCaBot.Host.Tests.Running;

/// <summary>The token goes away and comes back.</summary>
public sealed class TokenTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task Without_the_token_the_host_serves_says_so_and_recovers_by_itself()
    {
        await using var running = new RunningHost();
        await running.StartAsync();
        await WaitForAsync(running, "ok");
        await running.Host.StopAsync(TestContext.Current.CancellationToken);
        var pin = Path.Combine(running.Data, "keys", "token-user.pin");
        File.Move(pin, pin + ".away");

        await running.StartAsync();
        var report = await WaitForAsync(running, "degraded");
        using (var chat = running.Chat())
        {
            await chat.StartAsync(TestContext.Current.CancellationToken);
            await chat.SayAsync("chữ ký số là gì", TestContext.Current.CancellationToken);
            Assert.NotEmpty(chat.Replies);
        }

        File.Move(pin + ".away", pin);

        Assert.Equal("unavailable", report.GetProperty("parts").GetProperty("signing").GetProperty("status").GetString());
        await WaitForAsync(running, "ok");
    }

    [Fact]
    public async Task A_token_that_was_lost_is_never_filled_again_nor_left_out_of_a_backup_silently()
    {
        await using var running = new RunningHost();
        await running.StartAsync();
        await WaitForAsync(running, "ok");
        await running.Host.StopAsync(TestContext.Current.CancellationToken);
        Directory.Move(Path.Combine(running.Data, "softhsm"), Path.Combine(running.Data, "lost"));

        var backup = running.File("backup");
        var refused = await running.CommandAsync("backup", backup);
        Assert.Equal((1, false), (refused.Code, Directory.Exists(backup)));
        Assert.Contains("holds no token any more", refused.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await running.CommandAsync("backup", backup, "--without-token")).Code);

        await running.StartAsync();

        await WaitForAsync(running, "degraded");
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(running.Data, "softhsm", "tokens")));
    }

    private static async Task<JsonElement> WaitForAsync(RunningHost running, string status)
    {
        using var http = running.Host.Client();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            var report = await http.GetFromJsonAsync<JsonElement>("/health/ready", limit.Token);
            if (report.GetProperty("status").GetString() == status) return report;
            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
        }
    }
}
