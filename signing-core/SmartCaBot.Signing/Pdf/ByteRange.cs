namespace SmartCaBot.Signing.Pdf;

/// <summary>
/// What a signature covers: the first <paramref name="Before"/> bytes of the file, and from
/// <paramref name="After"/> on <paramref name="AfterLength"/> bytes more. Between them stands /Contents, delimiters included.
/// </summary>
public readonly record struct ByteRange(long Before, long After, long AfterLength)
{
    /// <summary>First byte that is not covered.</summary>
    public long End => After + AfterLength;
}
