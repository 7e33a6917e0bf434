namespace SmartCaBot.Signing.Validation;

/// <summary>
/// The published attack (pdf-insecurity.org) that a PDF looks like. It says how the file was made, not by whom: a careless program can
/// leave the same traces.
/// </summary>
public enum SuspectedAttack
{
    /// <summary>Universal signature forgery: /Contents or /ByteRange are missing or say nothing, so that a careless viewer checks nothing.</summary>
    UniversalForgery,

    /// <summary>Signature wrapping: the signed bytes are there, and the viewer is led to others.</summary>
    SignatureWrapping,

    /// <summary>Incremental saving: content added or replaced behind what was signed.</summary>
    IncrementalSaving,

    /// <summary>Shadow document, hide: what covered other content when it was signed was taken away.</summary>
    ShadowHide,

    /// <summary>Shadow document, replace: fonts or values of fields changed under a text that stayed.</summary>
    ShadowReplace,

    /// <summary>Shadow document, hide and replace: what was signed with the rest but not shown is shown now.</summary>
    ShadowHideAndReplace,

    /// <summary>Evil annotation: something drawn over a certified document.</summary>
    EvilAnnotation,

    /// <summary>Sneaky signature: a later signature draws where nothing shows that it may.</summary>
    SneakySignature,
}
