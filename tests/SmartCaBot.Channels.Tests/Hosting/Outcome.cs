namespace SmartCaBot.Channels.Tests.Hosting;

/// <summary>Waits for what happens by itself.</summary>
internal static class Outcome
{
    public static async Task BecomesAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!condition()) await Task.Delay(5, limit.Token);
    }
}
