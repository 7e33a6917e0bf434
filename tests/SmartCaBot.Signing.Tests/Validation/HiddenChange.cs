using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;
using SmartCaBot.Signing.Pdf.Writing;

namespace SmartCaBot.Signing.Tests.Validation;

/// <summary>What a dishonest later signer might slip into the update that brings the own signature.</summary>
internal static class HiddenChange
{
    public static void Add(string attack, Increment increment)
    {
        var file = increment.File;
        var page = PageTree.Read(file).First;
        var dictionary = (PdfDictionary)increment.Current(page)!;
        var form = file.Dictionary(file.Catalog["AcroForm"])!;
        var formId = (PdfReference)file.Catalog["AcroForm"]!;
        var widget = (PdfReference)((PdfArray)dictionary["Annots"]!).Items[^1];
        switch (attack)
        {
            case "page shows other text":
                increment.Put(page, dictionary.With("Contents", new PdfReference(5, 0)));
                break;
            case "text replaced":
                increment.Put(new(4, 0), new PdfDictionary(("Length", new PdfInteger(0))));
                break;
            case "font replaced":
                increment.Put(new(5, 0), new PdfDictionary(("Type", new PdfName("Font")), ("BaseFont", new PdfName("Courier"))));
                break;
            case "page tree replaced":
                increment.Put(file.Root, file.Catalog.With("Pages", new PdfReference(3, 0)));
                break;
            case "form gains a text field":
                var text = increment.Allocate();
                increment.Put(text, new PdfDictionary(("FT", new PdfName("Tx")), ("T", PdfText.Encode("so tien"))));
                var grown = (PdfDictionary)increment.Current(formId)!;
                increment.Put(formId, grown.With("Fields", ((PdfArray)grown["Fields"]!).With(text)));
                break;
            case "visible widget over the page":
                increment.Put(widget, ((PdfDictionary)increment.Current(widget)!).With(
                    "Rect", new PdfArray([new PdfInteger(0), new PdfInteger(0), new PdfInteger(595), new PdfInteger(841)])));
                break;
            case "signature dictionary of the first rewritten":
                var old = (PdfReference)file.Dictionary(((PdfArray)form["Fields"]!).Items[0])!["V"]!;
                increment.Put(old, file.Dictionary(old)!.With("Reason", PdfText.Encode("Tôi nợ tiền")));
                break;
            case "page tree node rewritten":
                increment.Put(new(2, 0), new PdfDictionary(("Type", new PdfName("Pages")), ("Kids", new PdfArray([page])), ("Count", new PdfInteger(1)), ("Rotate", new PdfInteger(180))));
                break;
            case "annotation beside the widget":
                var note = increment.Allocate();
                increment.Put(note, new PdfDictionary(("Type", new PdfName("Annot")), ("Subtype", new PdfName("FreeText"))));
                increment.Put(page, dictionary.With("Annots", ((PdfArray)dictionary["Annots"]!).With(note)));
                break;
            default:
                throw new ArgumentException(attack);
        }
    }
}
