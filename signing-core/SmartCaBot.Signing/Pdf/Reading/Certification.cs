using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>What earlier signers forbade: certification (DocMDP, ISO 32000-1 12.8.2.2) and locks (ISO 32000-2 12.7.5.5).</summary>
internal static class Certification
{
    private const int NoChanges = 1;
    private const int FillForms = 2;

    /// <summary>True when a signature in the document allows no further change at all.</summary>
    public static bool ForbidsSigning(PdfFile file, IEnumerable<SignatureField> fields)
    {
        var certified = file.Dictionary(file.Dictionary(file.Catalog["Perms"])?["DocMDP"]);
        return Forbids(file, certified)
            || fields.Where(f => file.Dictionary(f.Value) is not null).Any(f =>
                Forbids(file, file.Dictionary(f.Value)) || Permission(file, file.Dictionary(f.Field["Lock"])) == NoChanges);
    }

    private static bool Forbids(PdfFile file, PdfDictionary? signature)
    {
        foreach (var item in file.Array(signature?["Reference"])?.Items ?? [])
        {
            if (file.Dictionary(item) is { } reference && (file.Resolve(reference["TransformMethod"]) as PdfName)?.Value == "DocMDP"
                && Permission(file, file.Dictionary(reference["TransformParams"])) == NoChanges)
            {
                return true;
            }
        }
        return false;
    }

    private static long Permission(PdfFile file, PdfDictionary? parameters) =>
        file.Resolve(parameters?["P"]) is PdfInteger { Value: var p } ? p : FillForms;
}
