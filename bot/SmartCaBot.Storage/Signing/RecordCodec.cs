using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Signing;

/// <summary>A whole record as one encrypted value of its row. Records are values: what is read may be handed to several.</summary>
internal sealed class RecordCodec<T> : IDisposable
    where T : class
{
    private readonly DataProtector _protector;
    private readonly JsonTypeInfo<T> _type;
    private readonly RecentRecords<T>? _recent;

    /// <param name="protector">Of the table.</param>
    /// <param name="type">How the record is written.</param>
    /// <param name="kept">So many of the records lately used are not decrypted again while their row is as it was.</param>
    public RecordCodec(DataProtector protector, JsonTypeInfo<T> type, int kept = 0)
    {
        _recent = kept > 0 ? new RecentRecords<T>(kept) : null;
        _protector = protector;
        _type = type;
        Read = row => ReadAt(row, 0);
    }

    /// <summary>Reads a row of two columns: the primary key, a GUID in its usual form, and the encrypted value.</summary>
    public Func<ISqlRow, T> Read { get; }

    /// <summary>Reads those two columns where they stand among others.</summary>
    public T ReadAt(ISqlRow row, int first) => Decode(row.Text(first), row.Bytes(first + 1));

    public byte[] Encode(Guid id, T record)
    {
        var name = id.ToString();
        var value = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(record, _type), name);
        _recent?.Keep(name, value, record);
        return value;
    }

    public void Dispose() => _protector.Dispose();

    private T Decode(string id, ReadOnlySpan<byte> value)
    {
        if (_recent?.Find(id, value) is { } known)
            return known;
        var record = JsonSerializer.Deserialize(_protector.Unprotect(value, id), _type)!;
        _recent?.Keep(id, value.ToArray(), record);
        return record;
    }
}
