using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartCaBot.Desk.Live;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Duty;

/// <summary>Notes who is there: at each page, and every fifteen seconds for all whose feed is open.</summary>
internal sealed partial class Attendance(PresenceTable table, FeedHub hub, DeskOptions options, TimeProvider clock, ILogger<Attendance> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    public Task SeenAsync(StaffMember staff, CancellationToken cancellationToken) =>
        table.SeenAsync(staff.Id, staff.Name, staff.Office, clock.GetUtcNow() + options.GraceWithoutScript, cancellationToken);

    /// <summary>At a page outside the desk, which holds no feed open.</summary>
    public Task SeenElsewhereAsync(StaffMember staff, CancellationToken cancellationToken) =>
        table.SeenElsewhereAsync(staff.Id, clock.GetUtcNow() + options.GraceWithoutScript, cancellationToken);

    public async Task ChooseAsync(StaffMember staff, PresenceChoice choice, CancellationToken cancellationToken)
    {
        await SeenAsync(staff, cancellationToken);
        await table.ChooseAsync(staff.Id, choice, cancellationToken);
    }

    /// <summary>A feed opened: from here on its silence counts.</summary>
    public Task ConnectedAsync(StaffMember staff, string? viewing, CancellationToken cancellationToken) =>
        table.BeatAsync([(staff.Id, viewing)], clock.GetUtcNow() + options.Grace, cancellationToken);

    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        // Of several tabs the one opened last is in front.
        var connected = hub.Clients.Reverse().DistinctBy(client => client.Staff.Id).Select(client => (client.Staff.Id, client.Viewing)).ToArray();
        if (connected.Length > 0) await table.BeatAsync(connected, clock.GetUtcNow() + options.Grace, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await BeatAsync(stoppingToken);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    LogNotNoted(error);
                }
            }
        }
        catch (OperationCanceledException)
        {
            hub.EndAll();
        }
    }

    [LoggerMessage(2, LogLevel.Error, "Who is at the help desk could not be noted; it is tried again.")]
    private partial void LogNotNoted(Exception error);
}
