using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Desk.Storing;

/// <summary>What the tables' columns hold, as values.</summary>
internal static class Columns
{
    public static string? TextOrNull(this ISqlRow row, int column) => row.IsNull(column) ? null : row.Text(column);

    public static DateTimeOffset Time(this ISqlRow row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(column));

    public static DateTimeOffset? TimeOrNull(this ISqlRow row, int column) => row.IsNull(column) ? null : row.Time(column);

    public static TimeSpan Seconds(this ISqlRow row, int column) => TimeSpan.FromSeconds(row.Int64(column));

    public static bool Flag(this ISqlRow row, int column) => row.Int64(column) != 0;

    public static T Name<T>(this ISqlRow row, int column)
        where T : struct, Enum => Enum.Parse<T>(row.Text(column));

    public static long Stored(this DateTimeOffset at) => at.ToUnixTimeMilliseconds();
}
