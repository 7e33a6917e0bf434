using Npgsql;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.PostgreSql;

/// <summary>A pooled connection; Npgsql prepares what comes often.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection, CancellationToken cancellationToken) : ISqlSession
{
    public ValueTask<int> ExecuteAsync(string sql, params ReadOnlySpan<SqlValue> values) => ExecuteAsync(Command(sql, values));

    public ValueTask<T?> FindAsync<T>(string sql, Func<ISqlRow, T> read, params ReadOnlySpan<SqlValue> values)
        where T : class => FindAsync(Command(sql, values), read);

    public ValueTask<IReadOnlyList<T>> ListAsync<T>(string sql, Func<ISqlRow, T> read, params ReadOnlySpan<SqlValue> values) =>
        ListAsync(Command(sql, values), read);

    public async ValueTask RunScriptAsync(string script) => await ExecuteAsync(Command(script, []));

    private async ValueTask<int> ExecuteAsync(NpgsqlCommand command)
    {
        await using (command)
            return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async ValueTask<T?> FindAsync<T>(NpgsqlCommand command, Func<ISqlRow, T> read)
        where T : class
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? read(new Row(reader)) : null;
        }
    }

    private async ValueTask<IReadOnlyList<T>> ListAsync<T>(NpgsqlCommand command, Func<ISqlRow, T> read)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var row = new Row(reader);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken))
                rows.Add(read(row));
            return rows;
        }
    }

    private NpgsqlCommand Command(string sql, ReadOnlySpan<SqlValue> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(Parameter.Of(value));
        return command;
    }

    private sealed class Row(NpgsqlDataReader reader) : ISqlRow
    {
        public bool IsNull(int column) => reader.IsDBNull(column);

        public long Int64(int column) => reader.GetInt64(column);

        public string Text(int column) => reader.GetString(column);

        public ReadOnlySpan<byte> Bytes(int column) => reader.GetFieldValue<byte[]>(column);
    }
}
