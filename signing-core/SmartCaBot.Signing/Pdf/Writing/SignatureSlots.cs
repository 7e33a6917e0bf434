namespace SmartCaBot.Signing.Pdf.Writing;

/// <summary>Places in an increment that are filled once everything else is written.</summary>
/// <param name="RangeAt">Where the /ByteRange array starts.</param>
/// <param name="ContentsAt">Where the &lt; of /Contents stands.</param>
/// <param name="ContentsLength">Length of the hexadecimal string, delimiters included.</param>
internal sealed record SignatureSlots(int RangeAt, int ContentsAt, int ContentsLength)
{
    public int ContentsEnd => ContentsAt + ContentsLength;
}
