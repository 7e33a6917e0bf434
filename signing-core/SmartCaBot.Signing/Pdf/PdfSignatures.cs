using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf;

/// <summary>Takes signatures out of a document, for other tools to look at. Judges nothing.</summary>
public static class PdfSignatures
{
    /// <summary>The signatures that have a well-formed byte range and CMS, in the order of their ranges.</summary>
    /// <exception cref="InvalidDataException">The document cannot be read.</exception>
    public static IReadOnlyList<ExtractedSignature> Extract(Stream document)
    {
        ArgumentNullException.ThrowIfNull(document);
        try
        {
            var found = new List<ExtractedSignature>();
            foreach (var signature in FoundSignature.All(PdfFile.Open(document, document.Length, new())))
            {
                using var data = SignedDataReader.Read(signature.Contents);
                if (data is not null && signature.Range is { } range)
                    found.Add(new(signature.FieldName, range, data.Encoded));
            }
            return [.. found.OrderBy(s => s.Range.End)];
        }
        catch (PdfException e)
        {
            throw new InvalidDataException($"The document cannot be read: {e.Message}.", e);
        }
    }
}
