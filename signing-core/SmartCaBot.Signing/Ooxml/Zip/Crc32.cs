namespace SmartCaBot.Signing.Ooxml.Zip;

/// <summary>The checksum of ZIP archives (APPNOTE 4.4.7). It finds accidents, not attackers.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i =>
    {
        var value = (uint)i;
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
        return value;
    })];

    /// <param name="bytes">What comes next.</param>
    /// <param name="before">Of what came before; 0 at the beginning.</param>
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var value = ~before;
        foreach (var b in bytes)
            value = Table[(byte)(value ^ b)] ^ (value >> 8);
        return ~value;
    }
}
