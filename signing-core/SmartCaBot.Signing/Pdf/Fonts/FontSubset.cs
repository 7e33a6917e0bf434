using System.Buffers.Binary;

namespace SmartCaBot.Signing.Pdf.Fonts;

/// <summary>
/// A font file with only the glyphs of a text, numbered anew, for embedding (ISO 32000-1 9.9: no cmap, name or post needed).
/// The same glyphs in the same order give the same bytes.
/// </summary>
internal static class FontSubset
{
    /// <param name="font">Where the glyphs come from.</param>
    /// <param name="glyphs">The font's glyphs in their new order; the first must be glyph 0. One may stand there twice.</param>
    public static byte[] Write(TrueTypeFont font, IReadOnlyList<ushort> glyphs)
    {
        if (glyphs is not [0, ..]) throw new ArgumentException("A font begins with the glyph of what is missing.", nameof(glyphs));
        var (all, outlines) = Outlines(font, glyphs);

        var glyf = new MemoryStream();
        var loca = new byte[4 * (all.Count + 1)];
        for (var i = 0; i < all.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * i), (int)glyf.Length);
            glyf.Write(outlines[i]);
            while (glyf.Length % 4 != 0) glyf.WriteByte(0);
        }
        BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * all.Count), (int)glyf.Length);

        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = glyf.ToArray(),
            ["head"] = Head(font),
            ["hhea"] = Patched(font, "hhea", 34, all.Count),
            ["hmtx"] = Metrics(font, all),
            ["loca"] = loca,
            ["maxp"] = Patched(font, "maxp", 4, all.Count),
        };
        foreach (var hinting in new[] { "cvt ", "fpgm", "prep" })
        {
            if (font.Tables.Optional(hinting) is { } table) tables[hinting] = table.ToArray();
        }
        return FontFile.Write(tables);
    }

    /// <summary>The wanted glyphs and behind them the components they are composed of, whose numbers are rewritten.</summary>
    private static (List<ushort> Glyphs, List<byte[]> Outlines) Outlines(TrueTypeFont font, IReadOnlyList<ushort> wanted)
    {
        List<ushort> all = [.. wanted];
        List<byte[]> outlines = [];
        for (var i = 0; i < all.Count; i++)
        {
            var outline = font.Glyphs.Outline(all[i]).ToArray();
            foreach (var at in CompositeGlyph.Components(outline))
            {
                var component = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
                var place = all.IndexOf(component);
                if (place < 0)
                {
                    place = all.Count;
                    all.Add(component);
                }
                BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at), (ushort)place);
            }
            outlines.Add(outline);
        }
        return (all, outlines);
    }

    /// <summary>Offsets are 32 bits wide; the checksum over the whole file is not kept up, and nobody reads it.</summary>
    private static byte[] Head(TrueTypeFont font)
    {
        var head = font.Tables.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private static byte[] Patched(TrueTypeFont font, string tag, int at, int value)
    {
        var table = font.Tables.Table(tag).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)value);
        return table;
    }

    private static byte[] Metrics(TrueTypeFont font, List<ushort> glyphs)
    {
        var table = new byte[4 * glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(4 * i), font.AdvanceOf(glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(table.AsSpan(4 * i + 2), font.Glyphs.LeftEdge(glyphs[i]));
        }
        return table;
    }
}
