using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf.Drawing;

namespace SmartCaBot.Signing.Pdf;

/// <summary>Where a signature goes, what is seen of it, and what it forbids.</summary>
public sealed record PdfSignatureOptions
{
    /// <summary>The full name of an empty signature field, or "" for the only one there is. Null makes a new field.</summary>
    public string? Field { get; init; }

    /// <summary>Null draws nothing.</summary>
    public VisibleSignature? Visible { get; init; }

    public PdfCertification Certification { get; init; }

    /// <summary>At least this one; a signature's own parameters may ask for more.</summary>
    public SignatureLevel Level { get; init; }
}

/// <summary>
/// A signature that is seen on a page: who, when, why and where (or a text of one's own) in an embedded font, a picture, or both. Does not
/// look whether it covers something; that is up to who chooses the place.
/// </summary>
public sealed record VisibleSignature
{
    /// <summary>Counted from 1. An existing field has its own.</summary>
    public int Page { get; init; } = 1;

    /// <summary>On the page as it is shown, turned and cropped. Null in an existing field, which has its own.</summary>
    public PdfBox? Box { get; init; }

    public bool WithText { get; init; } = true;

    /// <summary>Stands, in its own lines, instead of who, when, why and where. Null: those.</summary>
    public string? Text { get; init; }

    /// <summary>Of the text, in points, and smaller where that does not fit. Null: as fits, 11 at most.</summary>
    public double? TextSize { get; init; }

    /// <summary>Null: our own.</summary>
    public PdfColour? TextColour { get; init; }

    /// <summary>PNG or JPEG; empty for none.</summary>
    public ReadOnlyMemory<byte> Picture { get; init; }

    public PictureSide PictureSide { get; init; }
}

/// <summary>Where a picture stands that is seen together with a text.</summary>
public enum PictureSide
{
    Left,
    Above,
    Behind,
}

/// <summary>What the first signer allows others afterwards (DocMDP, ISO 32000-1 table 254); the numbers are the standard's.</summary>
public enum PdfCertification
{
    /// <summary>Nothing is said: an ordinary signature.</summary>
    None = 0,
    NoChanges = 1,
    FillFormsAndSign = 2,
    AnnotateToo = 3,
}
