using System.Text;

namespace SmartCaBot.Signing.Ooxml.Signatures;

/// <summary>Looks for names in the bytes of an XML part, in UTF-8 or UTF-16, as they come.</summary>
internal sealed class NameSearch
{
    private readonly byte[][] _names;
    private readonly int _overlap;
    private byte[] _end = [];

    /// <param name="names">In ASCII.</param>
    public NameSearch(IEnumerable<string> names)
    {
        // Without the zero at one end, both byte orders have the same bytes.
        _names = [.. names.SelectMany(name => new[] { Encoding.ASCII.GetBytes(name), Encoding.Unicode.GetBytes(name)[..^1] })];
        _overlap = _names.Max(name => name.Length) - 1;
    }

    public bool Found { get; private set; }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (Found)
            return;
        // A name may begin in what came before.
        ReadOnlySpan<byte> seam = [.. _end, .. bytes[..Math.Min(bytes.Length, _overlap)]];
        foreach (var name in _names)
            Found |= bytes.IndexOf(name) >= 0 || seam.IndexOf(name) >= 0;
        _end = bytes.Length >= _overlap ? bytes[^_overlap..].ToArray() : seam[^Math.Min(seam.Length, _overlap)..].ToArray();
    }
}
