using SmartCaBot.Signing.Ooxml.Packages;
using SmartCaBot.Signing.Xml.Reading;

namespace SmartCaBot.Signing.Ooxml.Signatures;

/// <summary>
/// Whether a document shows what describes its file: Word fills content controls that are bound to the properties (w:dataBinding, ECMA-376
/// Part 1, 17.5.2.6) and fields like TITLE (17.16.5) from them. Then they are content, and a signature must cover them.
/// </summary>
internal static class DescriptionUse
{
    /// <summary>A larger part is not looked into; it counts as showing them.</summary>
    private const long Largest = 64L << 20;

    /// <summary>Names of elements cannot be written in another way, as values can.</summary>
    private static readonly string[] Elements = [BindingReader.Binding, BindingReader.Instruction, BindingReader.SimpleField];

    /// <summary>Is there any control or field that could show them? So that a signature covers them rather once too often.</summary>
    /// <exception cref="PackageException">A part cannot be read.</exception>
    public static bool MayBeShown(OfficePackage package, CancellationToken cancellationToken) => package.Parts.Any(part =>
    {
        var (hasElements, isUnicode) = Look(package, part, cancellationToken);
        return isUnicode ? hasElements : throw PackageException.Unsupported("a part in another encoding than UTF-8 and UTF-16");
    });

    /// <summary>Is there a control or field that shows them? In doubt there is.</summary>
    /// <exception cref="PackageException">A part cannot be read.</exception>
    public static bool IsShown(OfficePackage package, CancellationToken cancellationToken) =>
        package.Parts.Any(part => Look(package, part, cancellationToken) is var (hasElements, isUnicode) && (!isUnicode || (hasElements && Shows(package, part, cancellationToken))));

    /// <summary>Null for what is too large to be looked into.</summary>
    /// <exception cref="PackageException">It cannot be read.</exception>
    public static MemoryStream? ReadXml(OfficePackage package, Part part, CancellationToken cancellationToken)
    {
        if (part.Item.Size > Largest)
            return null;
        var content = new MemoryStream((int)part.Item.Size);
        part.Item.Read(package.Stream, content.Write, cancellationToken);
        return content;
    }

    private static (bool HasElements, bool IsUnicode) Look(OfficePackage package, Part part, CancellationToken cancellationToken)
    {
        // Other parts have it within their type too, and are no XML.
        if (!part.Type.Contains("xml", StringComparison.OrdinalIgnoreCase))
            return (false, true);
        var (search, encoding) = (new NameSearch(Elements), new PartEncoding());
        part.Item.Read(
            package.Stream,
            bytes =>
            {
                search.Add(bytes);
                encoding.Add(bytes);
            },
            cancellationToken);
        return (search.Found, !part.Type.EndsWith("xml", StringComparison.OrdinalIgnoreCase) || part.Item.Size == 0 || encoding.IsUnicode);
    }

    private static bool Shows(OfficePackage package, Part part, CancellationToken cancellationToken)
    {
        if (ReadXml(package, part, cancellationToken) is not { } content)
            return true;
        using var whole = content;
        var reader = new BindingReader();
        try
        {
            XmlWalk.Run(whole, [reader], cancellationToken);
            return reader.Shows;
        }
        catch (XmlRefusedException)
        {
            return true;
        }
    }
}
