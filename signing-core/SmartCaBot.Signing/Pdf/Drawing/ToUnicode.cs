using System.Globalization;
using System.Text;

namespace SmartCaBot.Signing.Pdf.Drawing;

/// <summary>Codes → text (ISO 32000-1 9.10.3), so that a reader can search and copy.</summary>
internal static class ToUnicode
{
    /// <summary>The largest number of lines that a bfchar section may have.</summary>
    private const int SectionSize = 100;

    public static byte[] Write(IReadOnlyList<Rune> characters)
    {
        var map = new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """.ReplaceLineEndings("\n"));
        var code = 0;
        foreach (var section in characters.Chunk(SectionSize))
        {
            map.Append(CultureInfo.InvariantCulture, $"{section.Length} beginbfchar\n");
            foreach (var character in section)
                map.Append(CultureInfo.InvariantCulture, $"<{++code:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.ToString()))}>\n");
            map.Append("endbfchar\n");
        }
        map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return Encoding.ASCII.GetBytes(map.ToString());
    }
}
