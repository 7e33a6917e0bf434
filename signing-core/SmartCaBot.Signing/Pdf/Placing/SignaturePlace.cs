using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Placing;

/// <param name="Field">The field that holds the signature.</param>
/// <param name="Widget">What is shown of it: often the field itself.</param>
/// <param name="Area">Where, in the page's own coordinates; without extent for what is not seen.</param>
/// <param name="Rotation">By how many degrees the page is turned clockwise when shown.</param>
/// <param name="Lock">The field's /Lock.</param>
internal sealed record SignaturePlace(PdfReference Field, PdfReference Widget, PdfEdges Area, int Rotation, PdfDictionary? Lock = null);
