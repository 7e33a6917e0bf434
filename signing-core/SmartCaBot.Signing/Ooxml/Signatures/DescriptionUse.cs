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
    public static bool MayBeShown(OfficePackage package, CancellationToken cancellationToken) =>
        package.Parts.Any(part => HasElements(package, part, cancellationToken));

    /// <summary>Is there a control or field that shows them? In doubt there is.</summary>
    /// <exception cref="PackageException">A part cannot be read.</exception>
    public static bool IsShown(OfficePackage package, CancellationToken cancellationToken) =>
        package.Parts.Any(part => HasElements(package, part, cancellationToken) && Shows(package, part, cancellationToken));

    private static bool HasElements(OfficePackage package, Part part, CancellationToken cancellationToken)
    {
        if (!part.Type.Contains("xml", StringComparison.OrdinalIgnoreCase))
            return false;
        var search = new NameSearch(Elements);
        part.Item.Read(package.Stream, search.Add, cancellationToken);
        return search.Found;
    }

    private static bool Shows(OfficePackage package, Part part, CancellationToken cancellationToken)
    {
        if (part.Item.Size > Largest)
            return true;
        using var content = new MemoryStream((int)part.Item.Size);
        part.Item.Read(package.Stream, content.Write, cancellationToken);
        var reader = new BindingReader();
        try
        {
            XmlWalk.Run(content, [reader], cancellationToken);
            return reader.Shows;
        }
        catch (XmlRefusedException)
        {
            return true;
        }
    }
}
