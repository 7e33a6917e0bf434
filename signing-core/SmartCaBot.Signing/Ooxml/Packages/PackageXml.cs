using System.Text.RegularExpressions;
using SmartCaBot.Signing.Xml.Reading;
using SmartCaBot.Signing.Xml.Writing;

namespace SmartCaBot.Signing.Ooxml.Packages;

/// <summary>One of the small XML items that describe a package: a document element, and elements without content below it.</summary>
/// <param name="Bytes">The item.</param>
/// <param name="Elements">In their order: local name, and attributes.</param>
/// <param name="Root">Name of the document element, as written.</param>
/// <param name="Texts">Pieces of white space between the elements.</param>
/// <param name="IsPlain">It declares its namespace as the default one, and no other.</param>
/// <param name="Encoding">Null when nothing can be put into it.</param>
internal sealed partial record PackageXml(
    byte[] Bytes, IReadOnlyList<(string Name, IReadOnlyDictionary<string, string> Attributes)> Elements, string Root, int Texts, bool IsPlain,
    XmlEncoding? Encoding)
{
    private const int MaxElements = 10_000;

    /// <param name="bytes">The item.</param>
    /// <param name="ns">The namespace of all elements.</param>
    /// <param name="root">Local name of the document element.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="PackageException">It is not so, or has anything beside it: what one program overlooks another reads.</exception>
    public static PackageXml Read(byte[] bytes, string ns, string root, CancellationToken cancellationToken)
    {
        var document = new MemoryStream(bytes);
        var reader = new Reader(ns, root);
        try
        {
            var declared = XmlWalk.Run(document, [reader], cancellationToken);
            return new(bytes, reader.Elements, reader.Root, reader.Texts, reader.Declared == 1 && !reader.Root.Contains(':', StringComparison.Ordinal), XmlEncodings.Of(document, declared));
        }
        catch (XmlRefusedException e)
        {
            throw new PackageException(e.Reason, $"{root}: {e.Message}", e);
        }
    }

    /// <summary>The item with elements put in last; not a byte beside them changes, but that an empty tag is opened.</summary>
    public byte[] With(IEnumerable<(string Name, IEnumerable<(string Name, string? Value)> Attributes)> elements)
    {
        if (Encoding is not { } encoding)
            throw PackageException.Unsupported("the encoding is neither UTF-8 nor UTF-16");
        var prefix = Root.Contains(':', StringComparison.Ordinal) ? Root[..(Root.IndexOf(':', StringComparison.Ordinal) + 1)] : "";
        var text = string.Concat(elements.Select(e => XmlText.Element(prefix + e.Name, e.Attributes)));
        var place = TagLocator.Find(new MemoryStream(Bytes), encoding, ordinal: 1);
        var (at, skip) = ((int)place.At, place.IsEmpty ? encoding.Unit() : 0);
        return [.. Bytes[..at], .. encoding.Bytes(place.IsEmpty ? $">{text}</{Root}" : text), .. Bytes[(at + skip)..]];
    }

    /// <summary>The same without the white space between its elements.</summary>
    public PackageXml Compact() => Texts > 0 && Encoding == XmlEncoding.Utf8
        ? this with { Bytes = System.Text.Encoding.UTF8.GetBytes(Between().Replace(System.Text.Encoding.UTF8.GetString(Bytes), "><")), Texts = 0 }
        : this;

    [GeneratedRegex(">[ \t\r\n]+<")]
    private static partial Regex Between();

    private sealed class Reader(string ns, string root) : IXmlVisitor
    {
        public List<(string Name, IReadOnlyDictionary<string, string> Attributes)> Elements { get; } = [];

        public string Root { get; private set; } = "";

        public int Declared { get; private set; }

        public int Texts { get; private set; }

        private bool _inText;

        public void Start(XmlStart element)
        {
            _inText = false;
            Declared += element.Declarations.Count;
            if (Elements.Count == MaxElements || element.Namespace != ns || element.Depth > 1 || (element.Depth == 0) != (element.LocalName == root)
                || element.Attributes.Any(a => a.Namespace.Length > 0))
                throw XmlRefusedException.Unsupported("an element or attribute that packages do not have");
            if (element.Depth == 0)
                Root = element.Name;
            else
                Elements.Add((element.LocalName, element.Attributes.ToDictionary(a => a.LocalName, a => a.Value)));
        }

        public void End(XmlEnd element) => _inText = false;

        public void Text(ReadOnlySpan<char> text)
        {
            Texts += _inText ? 0 : 1;
            _inText = true;
            if (!text.IsWhiteSpace())
                throw XmlRefusedException.Unsupported("text where packages have none");
        }
    }
}
