using SmartCaBot.Desk.Hours;
using SmartCaBot.Desk.Queues;
using SmartCaBot.Desk.Targets;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Desk.Storing;

/// <summary>Queues, their hours and their targets.</summary>
internal sealed class QueueTable(IDatabase database)
{
    private const string Queues = """
        SELECT id, name, position, is_active, pick_up_seconds, first_reply_seconds, resolution_seconds, wait_limit_seconds, version
        FROM desk_queues ORDER BY position, id
        """;

    private const string Hours = "SELECT queue, weekday, from_minute, to_minute FROM desk_hours ORDER BY queue, weekday, from_minute";

    private const string Add = """
        INSERT INTO desk_queues
            (id, name, position, is_active, pick_up_seconds, first_reply_seconds, resolution_seconds, wait_limit_seconds, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1) ON CONFLICT (id) DO NOTHING
        """;

    private const string Change = """
        UPDATE desk_queues SET name = $2, position = $3, is_active = $4, pick_up_seconds = $5, first_reply_seconds = $6,
            resolution_seconds = $7, wait_limit_seconds = $8, version = version + 1
        WHERE id = $1 AND version = $9
        """;

    private const string NewVersion = "UPDATE desk_queues SET version = version + 1 WHERE id = $1 AND version = $2";
    private const string DropHours = "DELETE FROM desk_hours WHERE queue = $1";
    private const string AddHours = "INSERT INTO desk_hours (queue, weekday, from_minute, to_minute) VALUES ($1, $2, $3, $4)";

    public Task<IReadOnlyList<DeskQueue>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<DeskQueue>>(
        async session =>
        {
            var hours = (await session.ListAsync(Hours, ReadHours)).ToLookup(pair => pair.Queue, pair => pair.Part);
            return [.. (await session.ListAsync(Queues, Read)).Select(queue => queue with { Week = [.. hours[queue.Id]] })];
        },
        cancellationToken);

    /// <summary>Version 0 adds it. False: somebody else was quicker, and nothing was changed.</summary>
    public Task<bool> SaveAsync(DeskQueue queue, CancellationToken cancellationToken) => database.WriteAsync(
        async session => queue.Version == 0
            ? await session.ExecuteAsync(
                Add, queue.Id, queue.Name, queue.Position, queue.IsActive ? 1 : 0, Whole(queue.Targets.PickUp), Whole(queue.Targets.FirstReply),
                Whole(queue.Targets.Resolution), Whole(queue.Targets.WaitLimit)) == 1
            : await session.ExecuteAsync(
                Change, queue.Id, queue.Name, queue.Position, queue.IsActive ? 1 : 0, Whole(queue.Targets.PickUp), Whole(queue.Targets.FirstReply),
                Whole(queue.Targets.Resolution), Whole(queue.Targets.WaitLimit), queue.Version) == 1,
        cancellationToken);

    /// <summary>Replaces the usual hours. False as above.</summary>
    public Task<bool> SaveHoursAsync(string queue, long version, IReadOnlyList<WeeklyPart> week, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                if (await session.ExecuteAsync(NewVersion, queue, version) != 1) return false;
                await session.ExecuteAsync(DropHours, queue);
                foreach (var (weekday, part) in week) await session.ExecuteAsync(AddHours, queue, (long)weekday, part.From, part.To);
                return true;
            },
            cancellationToken);

    private static long Whole(TimeSpan time) => (long)time.TotalSeconds;

    private static DeskQueue Read(ISqlRow row) => new(
        row.Text(0), row.Text(1), (int)row.Int64(2), row.Flag(3),
        new ServiceTargets(row.Seconds(4), row.Seconds(5), row.Seconds(6), row.Seconds(7)), [], row.Int64(8));

    private static (string Queue, WeeklyPart Part) ReadHours(ISqlRow row) =>
        (row.Text(0), new WeeklyPart((DayOfWeek)row.Int64(1), new DayPart((int)row.Int64(2), (int)row.Int64(3))));
}
