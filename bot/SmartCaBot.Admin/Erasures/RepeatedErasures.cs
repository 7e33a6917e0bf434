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
        foreach (var (id, at) in await erased.ForgottenAsync(cancellationToken))
        {
            // What came after the erasure was registered anew, and is not meant.
            if ((await citizens.FindAsync(id.ToString(), cancellationToken))?.Until(at) is not { IsErased: false } records)
            {
                await erased.AddAsync(id, at, cancellationToken);
                continue;
            }

            var order = new CitizenOrder("system", id.ToString(), "again=restored;")
            {
                Refusal = async found => await eraser.IsHeldAsync(found, cancellationToken) ? ErasureOutcome.Held : null,
                Limit = found => found.Until(at),
            };
            var answer = await eraser.EraseAsync(records, order, cancellationToken);
            if (answer.Outcome is ErasureOutcome.Done or ErasureOutcome.ErasedBefore) done++;
            else all = false;
        }

        // Twice: what was stored in that moment may not have been there yet the first time.
        var lately = await erased.SinceAsync(clock.GetUtcNow() - (2 * Usual), cancellationToken);
        foreach (var (id, at) in lately) await storage.RemoveLateAsync(id, at, cancellationToken);
        if (lately.Count > 0 && !await storage.ScrubAsync(cancellationToken)) all = false;
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

    [LoggerMessage(2, LogLevel.Warning, "Citizens who had been erased came back with an earlier database, or what was removed still stands in the database's log: a hold keeps it, the token is away, or somebody reads. It is tried again.")]
    private partial void LogLeft();

    [LoggerMessage(3, LogLevel.Error, "Whether somebody who was erased came back could not be looked at; it is tried again.")]
    private partial void LogFailed(Exception failure);
}
