using System.Buffers.Binary;

namespace SmartCaBot.Office.Cards.Formats;

/// <summary>Reads bytes in order; whatever is beyond the end is a broken picture.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position >= _bytes.Length;

    public byte Byte() => Take(1)[0];

    public int UInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public int Length32() => Size(BinaryPrimitives.ReadUInt32BigEndian(Take(4)));

    public int Length32LittleEndian() => Size(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)));

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _bytes.Length - Position) throw new BrokenPictureException();
        var taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    /// <summary>What is ahead, without taking it.</summary>
    public readonly ReadOnlySpan<byte> Rest => _bytes[Position..];

    private static int Size(uint value) => value <= int.MaxValue ? (int)value : throw new BrokenPictureException();
}
