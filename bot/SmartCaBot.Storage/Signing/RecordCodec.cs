using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Signing;

/// <summary>A whole record as one encrypted value of its row.</summary>
internal sealed class RecordCodec<T> : IDisposable
{
    private readonly DataProtector _protector;
    private readonly JsonTypeInfo<T> _type;

    public RecordCodec(DataProtector protector, JsonTypeInfo<T> type)
    {
        _protector = protector;
        _type = type;
        Read = row => Decode(row.Text(0), row.Bytes(1));
    }

    /// <summary>Reads a row of two columns: the primary key, a GUID in its usual form, and the encrypted value.</summary>
    public Func<ISqlRow, T> Read { get; }

    public byte[] Encode(Guid id, T record) =>
        _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(record, _type), id.ToString());

    public void Dispose() => _protector.Dispose();

    private T Decode(string id, ReadOnlySpan<byte> value) =>
        JsonSerializer.Deserialize(_protector.Unprotect(value, id), _type)!;
}
