using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SmartCaBot.Storage.Protection;

namespace SmartCaBot.Storage.Signing;

/// <summary>A whole record as one encrypted value of its row.</summary>
internal sealed class RecordCodec<T>(DataProtector protector, JsonTypeInfo<T> type) : IDisposable
{
    public byte[] Encode(Guid id, T record) =>
        protector.Protect(JsonSerializer.SerializeToUtf8Bytes(record, type), id.ToString());

    public T Decode(RecordRow row) => JsonSerializer.Deserialize(protector.Unprotect(row.Record, row.Id), type)!;

    public T? DecodeOrDefault(RecordRow? row) => row is null ? default : Decode(row);

    public IReadOnlyList<T> Decode(IEnumerable<RecordRow> rows) => [.. rows.Select(Decode)];

    public void Dispose() => protector.Dispose();
}

/// <param name="Id">Primary key, a GUID in its usual form.</param>
/// <param name="Record">The encrypted value.</param>
internal sealed record RecordRow(string Id, byte[] Record);
