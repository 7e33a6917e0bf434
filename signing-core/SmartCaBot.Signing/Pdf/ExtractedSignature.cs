using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Pdf;

/// <param name="FieldName">The form field that holds it.</param>
/// <param name="Range">What it covers.</param>
/// <param name="Cms">DER SignedData without the padding that follows it in the file.</param>
public sealed record ExtractedSignature(string FieldName, ByteRange Range, byte[] Cms)
{
    /// <summary>Writes the bytes that were signed, as "openssl cms -verify -content" wants them.</summary>
    public async ValueTask CopyContentAsync(Stream document, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        await RangePump.RunAsync(document, 0, Range.Before, digest: null, output, cancellationToken);
        await RangePump.RunAsync(document, Range.After, Range.AfterLength, digest: null, output, cancellationToken);
    }
}
