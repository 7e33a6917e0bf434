using System.Globalization;
using SmartCaBot.Desk.Hours;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Desk.Storing;

/// <summary>Dated closures and openings.</summary>
internal sealed class SpecialDayTable(IDatabase database)
{
    private const string Select = """
        SELECT id, queue, day, from_minute, to_minute, is_open, reason FROM desk_days WHERE day >= $1 ORDER BY day, from_minute
        """;

    private const string Add = """
        INSERT INTO desk_days (id, queue, day, from_minute, to_minute, is_open, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string Remove = "DELETE FROM desk_days WHERE id = $1";
    private const string Iso = "yyyy-MM-dd";

    public Task<IReadOnlyList<SpecialDay>> ListAsync(DateOnly from, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(Select, Read, Text(from)), cancellationToken);

    public Task AddAsync(IReadOnlyList<SpecialDay> days, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            foreach (var day in days)
            {
                await session.ExecuteAsync(
                    Add, day.Id, day.Queue ?? "", Text(day.Day), day.Part.From, day.Part.To, day.IsOpen ? 1 : 0, day.Reason);
            }

            return true;
        },
        cancellationToken);

    /// <summary>False: it was gone.</summary>
    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken) =>
        database.WriteAsync(async session => await session.ExecuteAsync(Remove, id) == 1, cancellationToken);

    private static string Text(DateOnly day) => day.ToString(Iso, CultureInfo.InvariantCulture);

    private static SpecialDay Read(ISqlRow row) => new(
        row.Text(0), row.Text(1) is { Length: > 0 } queue ? queue : null, DateOnly.ParseExact(row.Text(2), Iso, CultureInfo.InvariantCulture),
        new DayPart((int)row.Int64(3), (int)row.Int64(4)), row.Flag(5), row.Text(6));
}
