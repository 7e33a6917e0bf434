using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartCaBot.Signing.Erasure;
using SmartCaBot.Storage;

namespace SmartCaBot.Admin.Erasures;

/// <summary>
/// A backup brings back whom it still knows. At the start, and once a day, whoever is noted as erased and is not in the
/// database's own list is erased again; what another node erased is noted here; and what came in the very moment of an erasure goes.
/// </summary>
internal sealed partial class RepeatedErasures(
    ErasedRecords erased, ICitizens citizens, CitizenEraser eraser, StorageMaintenance storage, TimeProvider clock, ILogger<RepeatedErasures> logger) : BackgroundService
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(1);

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(10);

    /// <summary>False when some of it could not be done now.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var (all, done) = (true, 0);
        foreach (var id in await erased.ForgottenAsync(cancellationToken))
        {
            if (await citizens.FindAsync(id.ToString(), cancellationToken) is not { IsErased: false } records)
            {
                await erased.AddAsync(id, clock.GetUtcNow(), cancellationToken);
                continue;
            }

            var answer = await eraser.EraseAsync(records, "system", id.ToString(), "again=restored;", static _ => ValueTask.CompletedTask, cancellationToken);
            if (answer.Outcome is ErasureOutcome.Done or ErasureOutcome.ErasedBefore) done++;
            else all = false;
        }

        // Twice: what was stored in that moment may not have been there yet the first time.
        foreach (var (id, at) in await erased.SinceAsync(clock.GetUtcNow() - (2 * Usual), cancellationToken)) await storage.RemoveLateAsync(id, at, cancellationToken);
        await erased.NoteAsync(cancellationToken);
        if (done > 0) LogRepeated(done);
        if (!all) LogLeft();
        return all;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var isDone = false;
            try
            {
                isDone = await RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }

            await Task.Delay(isDone ? Usual : Soon, clock, stoppingToken);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Count} citizens who had been erased came back with an earlier database, and were erased again.")]
    private partial void LogRepeated(int count);

    [LoggerMessage(2, LogLevel.Error, "Citizens who had been erased came back with an earlier database and are still there: a hold keeps them, or the token is away. It is tried again.")]
    private partial void LogLeft();

    [LoggerMessage(3, LogLevel.Error, "Whether somebody who was erased came back could not be looked at; it is tried again.")]
    private partial void LogFailed(Exception failure);
}
