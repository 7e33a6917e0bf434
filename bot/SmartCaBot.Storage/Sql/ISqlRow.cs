namespace SmartCaBot.Storage.Sql;

/// <summary>The row a query stands on. Columns count from 0.</summary>
public interface ISqlRow
{
    bool IsNull(int column);

    long Int64(int column);

    string Text(int column);

    /// <summary>Good until the next row.</summary>
    ReadOnlySpan<byte> Bytes(int column);
}
