namespace SmartCaBot.Signing.Xml.Writing;

/// <summary>A document as bytes or 16-bit units, one by one. Markup is ASCII in both; a byte of another character is never taken for it.</summary>
internal sealed class UnitReader(Stream document, XmlEncoding encoding)
{
    private readonly byte[] _buffer = new byte[64 << 10];
    private readonly int _unit = encoding.Unit();
    private int _at;
    private int _count;
    private long _base;

    /// <summary>Where the unit that was read last begins.</summary>
    public long Position { get; private set; }

    /// <exception cref="InvalidDataException">The document has ended.</exception>
    public char Next()
    {
        if (_at + _unit > _count)
            Fill();
        Position = _base + _at;
        var (first, second) = (_buffer[_at], _unit == 2 ? _buffer[_at + 1] : (byte)0);
        _at += _unit;
        return encoding switch
        {
            XmlEncoding.Utf8 => (char)first,
            XmlEncoding.Utf16LittleEndian => (char)(first | (second << 8)),
            _ => (char)((first << 8) | second),
        };
    }

    private void Fill()
    {
        _base += _at;
        document.Position = _base;
        _count = document.ReadAtLeast(_buffer, _buffer.Length, throwOnEndOfStream: false);
        _at = 0;
        if (_count < _unit)
            throw new InvalidDataException("The document ended inside its element.");
    }
}
