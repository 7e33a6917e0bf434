namespace SmartCaBot.Signing.Xml.Reading;

/// <param name="Prefix">Empty when there is none.</param>
/// <param name="Namespace">Empty when there is none.</param>
/// <param name="LocalName">Without prefix.</param>
/// <param name="Value">Normalised, entities resolved.</param>
internal readonly record struct XmlAttr(string Prefix, string Namespace, string LocalName, string Value)
{
    /// <summary>Is it taken for an identifier? Without a schema nothing says so; these are the names in use.</summary>
    public bool IsId => Namespace.Length == 0 ? LocalName is "Id" or "ID" or "id" : Namespace == XmlNames.Xml && LocalName == "id";
}

/// <summary>A start tag. One object is used for all.</summary>
internal sealed class XmlStart(NamespaceScope scope)
{
    public int Ordinal { get; set; }

    public int Depth { get; set; }

    public string Prefix { get; set; } = "";

    public string Namespace { get; set; } = "";

    public string LocalName { get; set; } = "";

    public string Name => Prefix.Length == 0 ? LocalName : $"{Prefix}:{LocalName}";

    /// <summary>Without namespace declarations.</summary>
    public List<XmlAttr> Attributes { get; } = [];

    /// <summary>Those that this element makes.</summary>
    public List<(string Prefix, string Uri)> Declarations { get; } = [];

    /// <summary>What holds here, this element's own included.</summary>
    public NamespaceScope Scope { get; } = scope;

    public bool Is(string ns, string localName) => LocalName == localName && Namespace == ns;

    public string? Id
    {
        get
        {
            foreach (var attribute in Attributes)
            {
                if (attribute.IsId)
                    return attribute.Value;
            }
            return null;
        }
    }
}
