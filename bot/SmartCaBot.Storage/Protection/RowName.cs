using System.Buffers.Binary;
using System.Text;

namespace SmartCaBot.Storage.Protection;

/// <summary>Table and primary key as bytes. Each part is preceded by its length, so no two rows have the same name.</summary>
internal readonly ref struct RowName
{
    public const int UsualSize = 256;

    public RowName(Span<byte> buffer, string table, string id, string id2)
    {
        var size = Size(table) + Size(id) + Size(id2);
        if (size > buffer.Length)
            buffer = new byte[size];
        var rest = Write(Write(Write(buffer, table), id), id2);
        Bytes = buffer[..(buffer.Length - rest.Length)];
    }

    public ReadOnlySpan<byte> Bytes { get; }

    private static int Size(string part) => sizeof(int) + Encoding.UTF8.GetMaxByteCount(part.Length);

    private static Span<byte> Write(Span<byte> target, string part)
    {
        var length = Encoding.UTF8.GetBytes(part, target[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(target, length);
        return target[(sizeof(int) + length)..];
    }
}
