namespace SmartCaBot.Signing.Xml;

/// <summary>Where a kind of document is signed, and how.</summary>
/// <param name="Name">For operators.</param>
public sealed record XmlProfile(string Name)
{
    /// <summary>Of the prefixes in <see cref="Anchor"/>.</summary>
    public IReadOnlyDictionary<string, string> Namespaces { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Path of the element under which the signature goes; a document without it is not of this kind. Absolute XPath of child and
    /// descendant steps, *:name for any namespace, a predicate [@name='value'], several joined by |.
    /// </summary>
    public string Anchor { get; init; } = "/*";

    /// <summary>Local names of the elements below the anchor that lead to the signature's own place, which holds one. Missing ones are made. Empty: last in the anchor.</summary>
    public IReadOnlyList<string> Place { get; init; } = [];

    /// <summary>Local name of the anchor's child that is signed, by its identifier. Null: the whole document.</summary>
    public string? Data { get; init; }

    /// <summary>XAdES B-B (EN 319 132-1 6.3), in which several may sign the whole document. Otherwise XMLDSig as the Vietnamese forms have it.</summary>
    public bool IsXades { get; init; }

    /// <summary>Canonicalisation of SignedInfo, and of what XAdES references.</summary>
    public string Canonicalization { get; init; } = XmlNames.Inclusive;

    /// <summary>Identifier of the Signature element. Null: one of its own.</summary>
    public string? SignatureId { get; init; }

    /// <summary>Somebody else signs there: known to the verifier, never a place for our signatures.</summary>
    public bool IsForOthers { get; init; }

    /// <summary>KeyInfo begins with the bare RSA key.</summary>
    public bool HasKeyValue { get; init; }
}
