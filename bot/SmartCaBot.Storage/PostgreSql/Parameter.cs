using Npgsql;
using NpgsqlTypes;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.PostgreSql;

/// <summary>Values by their place in a statement.</summary>
internal static class Parameter
{
    // The server works out what kind of nothing it is.
    public static NpgsqlParameter Of(SqlValue value) => value switch
    {
        { Number: { } number } => Number(number),
        { Reference: byte[] bytes } => Bytes(bytes),
        { Reference: string text } => Text(text),
        _ => new NpgsqlParameter { Value = DBNull.Value },
    };

    public static NpgsqlParameter Text(string? value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Text, Value = value is null ? DBNull.Value : value };

    public static NpgsqlParameter Number(long value) => new NpgsqlParameter<long> { TypedValue = value };

    public static NpgsqlParameter Bytes(byte[] value) => new NpgsqlParameter<byte[]> { TypedValue = value };

    public static NpgsqlParameter Optional(byte[]? value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Bytea, Value = value is null ? DBNull.Value : value };

    public static NpgsqlParameter Number(long? value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Bigint, Value = value is { } number ? number : DBNull.Value };
}
