namespace SmartCaBot.Storage.Sql;

/// <summary>A value of a statement: text, bytes, a whole number or nothing. Numbers are not boxed.</summary>
public readonly struct SqlValue
{
    private SqlValue(object? reference, long? number)
    {
        Reference = reference;
        Number = number;
    }

    /// <summary>A string or a byte array; null for a number or nothing.</summary>
    internal object? Reference { get; }

    internal long? Number { get; }

    public static implicit operator SqlValue(string? text) => new(text, number: null);

    public static implicit operator SqlValue(byte[] bytes) => new(bytes, number: null);

    public static implicit operator SqlValue(long number) => new(reference: null, number);

    public static implicit operator SqlValue(long? number) => new(reference: null, number);
}
