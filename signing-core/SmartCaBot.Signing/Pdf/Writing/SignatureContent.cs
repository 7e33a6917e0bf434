using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Writing;

/// <summary>What goes into a signature dictionary before the signature is there.</summary>
/// <param name="Parameters">What the signature says.</param>
/// <param name="SignerName">The /Name, from the certificate.</param>
/// <param name="References">The /Reference: what it forbids.</param>
/// <param name="CmsBytes">Longest CMS that must fit.</param>
internal sealed record SignatureContent(SignatureParameters Parameters, string SignerName, PdfArray? References, int CmsBytes);
