using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf.Drawing.Pictures;
using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Placing;
using SmartCaBot.Signing.Pdf.Reading;
using SmartCaBot.Signing.Pdf.Repair;
using SmartCaBot.Signing.Pdf.Writing;

namespace SmartCaBot.Signing.Pdf;

/// <summary>
/// The objects that signing a document adds and changes. Inspecting makes the same plan as preparing does, so
/// a document that is called signable is.
/// </summary>
/// <param name="Pages">Of the document.</param>
/// <param name="ExistingSignatures">Of the document.</param>
/// <param name="Increment">All objects but the signature dictionary, and what depends on who signs.</param>
/// <param name="Signature">The number kept for that.</param>
/// <param name="Place">Where it goes.</param>
/// <param name="References">What it forbids.</param>
/// <param name="Picture">What is seen beside the text.</param>
internal sealed record SignatureUpdatePlan(
    int Pages, int ExistingSignatures, Increment Increment, PdfReference Signature, SignaturePlace Place, PdfArray? References, PictureFile? Picture)
{
    /// <param name="document">What is to be signed.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="options">How.</param>
    /// <param name="reason">Why, as the signature will say.</param>
    /// <exception cref="PdfException">Why the document cannot be signed.</exception>
    public static SignatureUpdatePlan Make(Stream document, long length, PdfSignatureOptions options, string? reason)
    {
        var file = SignableFile.Open(document, length);
        var tree = PageTree.Read(file);
        if (file.Resolve(file.Dictionary(file.Catalog["AcroForm"])?["XFA"]) is not null)
            throw PdfException.Unsupported("the document is an XFA form");
        var fields = FormField.Signatures(file);
        if (Certification.ForbidsSigning(file, fields))
            throw new PdfException(DocumentRefusal.LockedByCertification, "a signature forbids changes");
        var signatures = fields.Count(f => file.Dictionary(f.Value) is not null);
        if (options.Certification != PdfCertification.None && (signatures > 0 || file.Resolve(file.Catalog["Perms"]) is not null))
            throw PdfException.Unsupported("only the first signature can certify a document");

        var increment = new Increment(file);
        var signature = increment.Allocate();
        var place = options.Field is { } name
            ? Fill(increment, EmptyField.Find(file, fields, name), options, reason, signature)
            : Add(increment, tree, options.Visible, signature);
        if (options.Visible is not null && place.Area.IsEmpty)
            throw PdfException.Unsupported("the signature field has no room to show something");
        if (options.Certification != PdfCertification.None)
            SignatureObjects.AddPermission(increment, signature);
        var picture = options.Visible is { Picture.Length: > 0 } seen ? PictureFile.Read(seen.Picture.Span) : null;
        return new(tree.Count, signatures, increment, signature, place, SignatureReferences.Make(file, place.Lock, options.Certification), picture);
    }

    private static SignaturePlace Fill(Increment increment, FormField field, PdfSignatureOptions options, string? reason, PdfReference signature)
    {
        SeedValue.Check(increment.File, field.Field, options, reason);
        var place = EmptyField.Place(increment.File, field);
        SignatureObjects.FillField(increment, place, signature);
        return place;
    }

    private static SignaturePlace Add(Increment increment, PageTree tree, VisibleSignature? visible, PdfReference signature)
    {
        if (visible is null)
            return SignatureObjects.AddField(increment, tree.First, area: null, rotation: 0, signature);
        if (visible.Box is not { } box || visible.Page < 1 || PageTree.Find(increment.File, visible.Page) is not { } page)
            throw PdfException.Unsupported("the place for the signature is on no page");
        return SignatureObjects.AddField(increment, page.Id, SeenBox.Place(page, box), page.Rotation, signature);
    }
}
