using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>What earlier signers forbade: certification (DocMDP, ISO 32000-1 12.8.2.2) and locks (ISO 32000-2 12.7.5.5).</summary>
internal static class Certification
{
    /// <summary>The default of DocMDP (table 254).</summary>
    private const long FillForms = 2;

    /// <summary>True when a signature in the document allows no further change at all.</summary>
    public static bool ForbidsSigning(PdfFile file, IEnumerable<FormField> fields) => Permission(file, fields) == PdfCertification.NoChanges;

    /// <summary>The strictest that the document's signatures say; none when they say nothing.</summary>
    public static PdfCertification Permission(PdfFile file, IEnumerable<FormField> fields)
    {
        var signed = fields.Where(f => f.IsSignature && file.Dictionary(f.Value) is not null).ToList();
        var levels = Levels(file, file.Dictionary(file.Dictionary(file.Catalog["Perms"])?["DocMDP"]))
            .Concat(signed.SelectMany(f => Levels(file, file.Dictionary(f.Value))))
            .Concat(signed.Select(f => file.Dictionary(f.Field["Lock"])?["P"]).OfType<PdfObject>().Select(p => Level(file, p)))
            .ToList();
        return levels.Count == 0 ? PdfCertification.None : (PdfCertification)Math.Clamp(levels.Min(), 1, 3);
    }

    private static IEnumerable<long> Levels(PdfFile file, PdfDictionary? signature) =>
        (file.Array(signature?["Reference"])?.Items ?? [])
            .Select(file.Dictionary).OfType<PdfDictionary>()
            .Where(reference => (file.Resolve(reference["TransformMethod"]) as PdfName)?.Value == "DocMDP")
            .Select(reference => Level(file, file.Dictionary(reference["TransformParams"])?["P"]));

    private static long Level(PdfFile file, PdfObject? value) => file.Resolve(value) is PdfInteger { Value: var level } ? level : FillForms;
}
