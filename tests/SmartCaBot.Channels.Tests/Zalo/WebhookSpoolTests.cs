namespace SmartCaBot.Channels.Tests.Zalo;

/// <summary>The platform hears 200 in time, whatever the database does, and nothing is lost or doubled.</summary>
public sealed class WebhookSpoolTests
{
    private const int Persons = 20;
    private const int Each = 5;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_database_is_away_events_wait_on_the_disk_and_are_answered_in_order_when_it_is_back()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        await using var host = await ZaloHost.StartAsync(parts);
        parts.Store.Broken = true;

        await WriteAsync(parts);
        Assert.Equal(Persons * Each, parts.Sandbox.Webhooks.Acknowledged);
        Assert.Equal(0, parts.Sandbox.Webhooks.Late);
        Assert.Equal(Persons * Each, host.Status.Counts["taken.InSpool"]);
        parts.Store.Broken = false;

        await CheckAsync(parts);
    }

    [Fact]
    public async Task A_database_that_hangs_does_not_hold_up_the_platform()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        await using var host = await ZaloHost.StartAsync(parts);
        using var gate = new SemaphoreSlim(0);
        parts.Store.BeforeReceive = () => gate.WaitAsync(Cancel);

        await WriteAsync(parts);
        Assert.Equal((Persons * Each, 0), (parts.Sandbox.Webhooks.Acknowledged, parts.Sandbox.Webhooks.Late));
        parts.Store.BeforeReceive = () => Task.CompletedTask;
        gate.Release(10_000);

        await CheckAsync(parts);
    }

    [Fact]
    public async Task What_waited_on_the_disk_when_the_process_died_is_answered_by_the_next()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        await using (await ZaloHost.StartAsync(parts))
        {
            parts.Store.Broken = true;
            await WriteAsync(parts);
        }

        parts.Store.Broken = false;
        await using var next = await ZaloHost.StartAsync(parts);

        await CheckAsync(parts);
    }

    private static async Task WriteAsync(ZaloHost.Parts parts)
    {
        for (var i = 1; i <= Each; i++)
        {
            for (var person = 0; person < Persons; person++) parts.Phone(person).SendText($"tin {i}");
        }

        await parts.Sandbox.WebhooksIdleAsync(Cancel);
    }

    private static async Task CheckAsync(ZaloHost.Parts parts)
    {
        for (var person = 0; person < Persons; person++)
        {
            for (var i = 1; i <= Each; i++) Assert.Equal($"{i}: tin {i}", await parts.Phone(person).AnswerAsync());
        }

        await Waiting.UntilAsync(() => parts.Outbox.Pending == 0);
        Assert.All(Enumerable.Range(0, Persons), person => Assert.Equal(Each, parts.Phone(person).Received.Count));
    }
}
