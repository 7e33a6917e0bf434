using SmartCaBot.Channels.Outbox;

namespace SmartCaBot.Host.Gateway;

/// <summary>Looks at requests when it is time: those that wait, those whose call was interrupted, those whose end nobody has been told. On every node.</summary>
internal sealed partial class GatewayWatch(GatewayTable table, GatewayDesk desk, TimeProvider clock, ILogger<GatewayWatch> logger)
    : DueWatch(AtOnce, clock)
{
    private const int AtOnce = 16;

    public override async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var due = await table.DueAsync(now, AtOnce, cancellationToken);
        await Task.WhenAll(due.Select(async request =>
        {
            // Whoever writes first looks; the others, on other nodes, leave it.
            if (await table.TryReplaceAsync(request with { LookAt = now + desk.AtWork }, null, cancellationToken) is { } mine)
                await desk.LookAsync(mine, cancellationToken);
        }));
        return due.Count;
    }

    protected override void Failed(Exception error) => LogFailed(error);

    [LoggerMessage(1, LogLevel.Error, "Requests at the SmartCA gateway could not be looked at; it will be tried again.")]
    private partial void LogFailed(Exception error);
}
