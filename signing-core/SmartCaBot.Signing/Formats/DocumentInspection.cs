namespace SmartCaBot.Signing.Formats;

/// <summary>What was found before signing.</summary>
public abstract record DocumentInspection
{
    /// <param name="Pages">Number of pages; 0 where the format has none.</param>
    /// <param name="Size">Bytes.</param>
    /// <param name="ExistingSignatures">Signatures already in the document.</param>
    public sealed record Signable(int Pages, long Size, int ExistingSignatures) : DocumentInspection;

    /// <param name="Reason">What the citizen is told.</param>
    /// <param name="Detail">What exactly was found, in English, for whoever looks after the service; nothing of the document's text.</param>
    public sealed record Refused(DocumentRefusal Reason, string? Detail = null) : DocumentInspection;
}

/// <summary>Why a document cannot be signed. Each has its phrase for the citizen.</summary>
public enum DocumentRefusal
{
    /// <summary>Not of the format at all (an HTML page or a picture called .pdf).</summary>
    WrongFormat,
    Empty,

    /// <summary>Cut off, or damaged beyond what may safely be repaired.</summary>
    Damaged,
    Encrypted,
    TooLarge,

    /// <summary>
    /// A signature forbids further ones: a certification (DocMDP P=1, ISO 32000-1 12.8.2.2), or one that covers the whole XML document
    /// and would break.
    /// </summary>
    LockedByCertification,

    /// <summary>An Office document of the kind before 2007 (.doc, .xls, .ppt), which has no signatures of today.</summary>
    OldFormat,

    /// <summary>It has programs inside (macros, ActiveX): what one will show nobody can agree to.</summary>
    Programs,

    /// <summary>It shows what no signature can cover: pictures, templates or text that stand elsewhere and are fetched when it is opened.</summary>
    Changeable,

    /// <summary>A form of the format that is refused on purpose (for example XFA), or a signature that the document does not allow.</summary>
    Unsupported,
}
