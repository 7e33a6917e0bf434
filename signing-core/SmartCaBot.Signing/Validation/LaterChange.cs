namespace SmartCaBot.Signing.Validation;

/// <summary>What was added to a PDF after a signature, and may be.</summary>
public enum LaterChange
{
    /// <summary>A signature that draws nothing, or draws in the field that was kept for it.</summary>
    Signature,

    /// <summary>A valid signature of somebody trusted that draws on a free place of a page.</summary>
    VisibleSignature,
    TimeStamp,

    /// <summary>Certificates and revocation data (DSS, ISO 32000-2 12.8.4.3).</summary>
    ValidationData,

    /// <summary>As a certification allows.</summary>
    FormFilled,

    /// <summary>A note that draws nothing by itself, as a certification allows.</summary>
    Annotation,
}
