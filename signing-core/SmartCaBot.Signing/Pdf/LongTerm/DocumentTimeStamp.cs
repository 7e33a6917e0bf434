using SmartCaBot.Signing.Pdf.Reading;
using SmartCaBot.Signing.Pdf.Writing;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Pdf.LongTerm;

/// <summary>A time stamp over the whole document with all that was added (EN 319 142-1 5.4.3), in a field that is not seen.</summary>
internal static class DocumentTimeStamp
{
    /// <summary>The update with room for the token.</summary>
    public static (byte[] Bytes, SignatureSlots Slots) Reserve(Stream document)
    {
        var file = PdfFile.Open(document, document.Length, new());
        var increment = new Increment(file);
        var stamp = increment.Allocate();
        SignatureObjects.AddField(increment, PageTree.Read(file).First, area: null, rotation: 0, stamp);
        return IncrementWriter.Write(increment, stamp, output => SignatureDictionary.WriteTimeStamp(output, ITimeStamps.LongestToken));
    }
}
