namespace SmartCaBot.Signing.Formats;

public enum DocumentFormat
{
    Pdf,

    /// <summary>A signature beside any file (.p7s).</summary>
    CmsDetached,

    /// <summary>Any file inside its signature (.p7m).</summary>
    CmsAttached,

    /// <summary>An XML document with the signature in it.</summary>
    Xml,

    /// <summary>An Office document (docx, xlsx, pptx) with the signature in its package.</summary>
    Ooxml,
}

/// <summary>A document made ready: everything needed to finish later, on any node, except the document itself.</summary>
/// <param name="Format">Which <see cref="IDocumentSigner"/> made it.</param>
/// <param name="DigestToSign">SHA-256 (32 bytes) of the data to be signed, the DTBS/R of EN 419 241-1.</param>
/// <param name="State">Opaque to everybody but the format.</param>
public sealed record PreparedDocument(DocumentFormat Format, byte[] DigestToSign, byte[] State);

/// <summary>What a signature says besides who signed.</summary>
/// <param name="SignedAt">Claimed signing time (PDF /M; CMS signing-time, XAdES SigningTime).</param>
/// <param name="Reason">Why, in the signer's language; shown by viewers.</param>
/// <param name="Location">Where.</param>
/// <param name="Level">How long it must be verifiable. A format signs at the highest level that it has up to this; the shapes that Vietnamese forms prescribe have only the first.</param>
public sealed record SignatureParameters(
    DateTimeOffset SignedAt, string? Reason = null, string? Location = null, SignatureLevel Level = SignatureLevel.B);
