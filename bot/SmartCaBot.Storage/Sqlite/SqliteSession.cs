using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SmartCaBot.Storage.Sqlite;

/// <summary>One connection with its prepared statements. One thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
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

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        Connection.Dispose();
    }
}
