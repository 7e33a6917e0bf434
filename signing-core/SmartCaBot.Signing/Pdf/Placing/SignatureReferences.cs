using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Placing;

/// <summary>What a signature forbids afterwards, as its /Reference says (ISO 32000-1 table 253).</summary>
internal static class SignatureReferences
{
    /// <summary>Null when it forbids nothing.</summary>
    /// <exception cref="PdfException">The field's /Lock is malformed, or contradicts the certification.</exception>
    public static PdfArray? Make(PdfFile file, PdfDictionary? locked, PdfCertification certification)
    {
        var references = new List<PdfObject>();
        var permission = (file.Resolve(locked?["P"]) as PdfInteger)?.Value ?? (long)certification;
        if (permission is < 0 or > 3 || (certification != PdfCertification.None && permission != (long)certification))
            throw PdfException.Unsupported("the signature field's lock allows something else");
        if (permission > 0)
            references.Add(Reference("DocMDP", new PdfDictionary(("Type", new PdfName("TransformParams")), ("P", new PdfInteger(permission)), ("V", new PdfName("1.2")))));
        if (locked is not null)
        {
            var parameters = FieldLock.Parameters(file, locked) ?? throw PdfException.Unsupported("the signature field's lock is malformed");
            references.Add(Reference("FieldMDP", parameters).With("Data", file.Root));
        }
        return references.Count > 0 ? new(references) : null;
    }

    private static PdfDictionary Reference(string method, PdfDictionary parameters) =>
        new(("Type", new PdfName("SigRef")), ("TransformMethod", new PdfName(method)), ("TransformParams", parameters));
}
