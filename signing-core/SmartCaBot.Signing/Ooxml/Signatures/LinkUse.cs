using SmartCaBot.Signing.Ooxml.Packages;
using SmartCaBot.Signing.Xml.Reading;

namespace SmartCaBot.Signing.Ooxml.Signatures;

/// <summary>
/// Whether a relationship that leads out of the package as a link is used for anything else: programs take the address of a picture by the
/// relationship's identifier and do not ask what it is for.
/// </summary>
internal static class LinkUse
{
    private static readonly HashSet<string> Links = ["hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"];

    /// <exception cref="PackageException">A part cannot be read.</exception>
    public static bool IsOther(OfficePackage package, CancellationToken cancellationToken) =>
        package.Relationships.Values.Any(relationships => IsOther(package, relationships, cancellationToken));

    private static bool IsOther(OfficePackage package, Relationships relationships, CancellationToken cancellationToken)
    {
        var outside = relationships.All.Where(r => r.IsExternal).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        if (outside.Count == 0)
            return false;
        if (package.Find(relationships.Source) is not { } part || DescriptionUse.ReadXml(package, part, cancellationToken) is not { } content)
            return true;
        using (content)
        {
            var uses = new Uses(outside);
            try
            {
                XmlWalk.Run(content, [uses], cancellationToken);
                return uses.Other;
            }
            catch (XmlRefusedException)
            {
                return true;
            }
        }
    }

    /// <summary>VML names pictures by o:relid; all other uses are attributes of the relationships' namespace.</summary>
    private sealed class Uses(HashSet<string> outside) : IXmlVisitor
    {
        public bool Other { get; private set; }

        public void Start(XmlStart element) => Other |= !Links.Contains(element.LocalName)
            && element.Attributes.Any(a => outside.Contains(a.Value) && (a.LocalName == "relid" || OoxmlNames.IsRelationshipAttribute(a.Namespace)));
    }
}
