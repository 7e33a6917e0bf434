namespace SmartCaBot.Storage.Sql;

/// <summary>
/// A connection of either database as the shared stores see it. SQL that both dialects understand is written once; values go in by
/// their place, $1, $2, … Statements are constants: SQLite's are prepared once a connection and found again by reference.
/// </summary>
public interface ISqlSession
{
    /// <returns>Rows changed.</returns>
    ValueTask<int> ExecuteAsync(string sql, params ReadOnlySpan<SqlValue> values);

    /// <summary>The first row, or null.</summary>
    ValueTask<T?> FindAsync<T>(string sql, Func<ISqlRow, T> read, params ReadOnlySpan<SqlValue> values)
        where T : class;

    ValueTask<IReadOnlyList<T>> ListAsync<T>(string sql, Func<ISqlRow, T> read, params ReadOnlySpan<SqlValue> values);

    /// <summary>Several statements at once, without values; not kept.</summary>
    ValueTask RunScriptAsync(string script);
}
