using System.Buffers.Binary;

namespace SmartCaBot.Signing.Pdf.Fonts;

/// <summary>Where a composed glyph names its components (OpenType 1.9, "glyf", Composite Glyph Description).</summary>
internal static class CompositeGlyph
{
    private const int HeaderSize = 10;
    private const int WordArguments = 0x0001;
    private const int Scale = 0x0008;
    private const int MoreComponents = 0x0020;
    private const int TwoScales = 0x0040;
    private const int Matrix = 0x0080;

    /// <summary>Positions of the 16-bit glyph numbers in the outline; none for a simple glyph.</summary>
    public static IEnumerable<int> Components(ReadOnlyMemory<byte> outline)
    {
        if (outline.Length < HeaderSize || BinaryPrimitives.ReadInt16BigEndian(outline.Span) >= 0) yield break;
        var at = HeaderSize;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.Span[at..]);
            yield return at + 2;
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2) + TransformSize(flags);
        }
        while ((flags & MoreComponents) != 0);
    }

    private static int TransformSize(int flags) =>
        (flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
}
