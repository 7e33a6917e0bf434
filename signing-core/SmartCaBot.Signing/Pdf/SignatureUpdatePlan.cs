using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;
using SmartCaBot.Signing.Pdf.Writing;

namespace SmartCaBot.Signing.Pdf;

/// <summary>
/// The objects that signing a document adds and changes. Inspecting makes the same plan as preparing does, so
/// a document that is called signable is.
/// </summary>
/// <param name="Pages">Of the document.</param>
/// <param name="ExistingSignatures">Of the document.</param>
/// <param name="Increment">All objects but the signature dictionary.</param>
/// <param name="Signature">The number kept for that.</param>
internal sealed record SignatureUpdatePlan(int Pages, int ExistingSignatures, Increment Increment, PdfReference Signature)
{
    /// <exception cref="PdfException">Why the document cannot be signed.</exception>
    public static SignatureUpdatePlan Make(Stream document, long length)
    {
        var file = PdfFile.Open(document, length, new());
        var tree = PageTree.Read(file);
        if (file.Resolve(file.Dictionary(file.Catalog["AcroForm"])?["XFA"]) is not null)
            throw PdfException.Unsupported("the document is an XFA form");
        var fields = SignatureField.All(file);
        if (Certification.ForbidsSigning(file, fields))
            throw new PdfException(DocumentRefusal.LockedByCertification, "a signature forbids changes");

        var increment = new Increment(file);
        var signature = SignatureObjects.Add(increment, tree.First);
        return new(tree.Count, fields.Count(f => file.Dictionary(f.Value) is not null), increment, signature);
    }
}
