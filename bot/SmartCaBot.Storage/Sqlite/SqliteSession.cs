using Microsoft.Data.Sqlite;
using SmartCaBot.Storage.Sql;
using SQLitePCL;

namespace SmartCaBot.Storage.Sqlite;

/// <summary>One connection with its prepared statements. One thread at a time.</summary>
internal sealed class SqliteSession : ISqlSession, IDisposable
{
    private const int BusyMilliseconds = 30_000;

    // By reference: statements are constants, and hashing their text would cost more than running some of them.
    private readonly Dictionary<string, SqliteStatement> _statements = new(ReferenceEqualityComparer.Instance);

    public SqliteSession(string connectionString)
    {
        Connection = new SqliteConnection(connectionString);
        Connection.Open();
        // Another process (a backup, an audit run) may hold the lock for a moment.
        raw.sqlite3_busy_timeout(Connection.Handle!, BusyMilliseconds);
    }

    public SqliteConnection Connection { get; }

    public bool InTransaction => raw.sqlite3_get_autocommit(Connection.Handle!) == 0;

    /// <param name="sql">A constant.</param>
    public SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements.Add(sql, statement = new SqliteStatement(Connection.Handle!, sql));
        return statement;
    }

    public void Execute(string sql) => Prepare(sql).Run();

    public int Run(string sql, params ReadOnlySpan<SqlValue> values) => Bind(sql, values).Run();

    public ValueTask<int> ExecuteAsync(string sql, params ReadOnlySpan<SqlValue> values) => new(Run(sql, values));

    public ValueTask<T?> FindAsync<T>(string sql, Func<ISqlRow, T> read, params ReadOnlySpan<SqlValue> values)
        where T : class
    {
        var query = Bind(sql, values);
        try
        {
            return new(query.Read() ? read(query) : null);
        }
        finally
        {
            // An open cursor would hold an old snapshot and keep the log from shrinking.
            query.Reset();
        }
    }

    public ValueTask<IReadOnlyList<T>> ListAsync<T>(string sql, Func<ISqlRow, T> read, params ReadOnlySpan<SqlValue> values)
    {
        var query = Bind(sql, values);
        try
        {
            var rows = new List<T>();
            while (query.Read())
                rows.Add(read(query));
            return new(rows);
        }
        finally
        {
            query.Reset();
        }
    }

    public ValueTask RunScriptAsync(string script)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        Connection.Dispose();
    }

    private SqliteStatement Bind(string sql, ReadOnlySpan<SqlValue> values)
    {
        var statement = Prepare(sql);
        for (var i = 0; i < values.Length; i++)
            statement.Bind(i + 1, values[i]);
        return statement;
    }
}
