using SmartCaBot.Signing.Ooxml.Zip;

namespace SmartCaBot.Signing.Ooxml.Packages;

/// <param name="Name">As an address.</param>
/// <param name="Type">What it is.</param>
/// <param name="Item">Where it is.</param>
internal sealed record Part(string Name, string Type, ZipItem Item);

/// <summary>
/// An OPC package (ECMA-376 Part 2), opened: its parts, what they are, and how they hang together. Everything that could be read in two
/// ways is refused: items of one name, names that lead elsewhere, items that are no parts.
/// </summary>
internal sealed class OfficePackage
{
    /// <summary>Bytes of one item that describes the package, and of all together. A signature names every part.</summary>
    private const int LargestXml = 2 << 20;

    private const int AllXml = 12 << 20;

    private readonly Dictionary<string, Part> _parts = new(PartName.Comparer);
    private readonly Dictionary<string, Relationships> _relationships = new(PartName.Comparer);
    private readonly Stream _stream;
    private int _read;

    private OfficePackage(Stream stream, IReadOnlyList<ZipItem> items, ZipItem typesItem, ContentTypes types) =>
        (_stream, Items, TypesItem, Types) = (stream, items, typesItem, types);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ZipItem> Items { get; }

    public ZipItem TypesItem { get; }

    public ContentTypes Types { get; }

    public IReadOnlyCollection<Part> Parts => _parts.Values;

    /// <summary>By the part whose relationships they are.</summary>
    public IReadOnlyDictionary<string, Relationships> Relationships => _relationships;

    /// <summary>Of the package itself.</summary>
    public Relationships Root => _relationships["/"];

    public Stream Stream => _stream;

    /// <exception cref="PackageException">It is none, or none that is read here.</exception>
    public static OfficePackage Open(Stream stream, OoxmlOptions options, CancellationToken cancellationToken)
    {
        var items = ZipDirectory.Read(stream, options.MaxItems);
        if (items.Sum(i => i.Size) > options.MaxUnpacked)
            throw PackageException.Unsupported("unpacked it is too large");
        if (items.Where(i => i.Name.Equals(OoxmlNames.ContentTypesItem, StringComparison.OrdinalIgnoreCase)).ToArray() is not [var named])
            throw PackageException.Damaged("there are no content types, or two");
        var package = new OfficePackage(stream, items, named, ContentTypes.Read(named.ReadAll(stream, LargestXml, cancellationToken), cancellationToken));
        foreach (var item in items.Where(i => i != named && !(i.Size == 0 && i.Name.EndsWith('/'))))
            package.Add(item);
        foreach (var part in package.Parts.Where(p => p.Type == OoxmlNames.RelationshipsType))
        {
            var source = PartName.SourceOf(part.Name) ?? throw PackageException.Damaged("relationships of nothing");
            var relationships = Packages.Relationships.Read(source, package.ReadAll(part, cancellationToken), cancellationToken);
            if (relationships.All.Any(r => !r.IsExternal && PartName.Hides(r.Target)))
                throw PackageException.Unsupported("a relationship whose target is written in a hidden way");
            package._relationships.Add(source, relationships);
        }
        if (!package._relationships.ContainsKey("/") || !package.Root.All.Any(r => OoxmlNames.IsDocument(r.Type)))
            throw PackageException.Damaged("there is no document in the package");
        return package;
    }

    public Part? Find(string name) => _parts.GetValueOrDefault(name);

    /// <summary>A part that describes something.</summary>
    public byte[] ReadAll(Part part, CancellationToken cancellationToken)
    {
        if ((_read += (int)Math.Min(part.Item.Size, LargestXml)) > AllXml)
            throw PackageException.Unsupported("too much describes the package");
        return part.Item.ReadAll(_stream, LargestXml, cancellationToken);
    }

    private void Add(ZipItem item)
    {
        // Relationships beside a name that says so would be read by some programs and not by others.
        if (PartName.Of(item.Name) is not { } name || Types.Of(name) is not { } type || (PartName.SourceOf(name) is null) != (type != OoxmlNames.RelationshipsType))
            throw PackageException.Unsupported("an item is no part of the package");
        if (!_parts.TryAdd(name, new(name, type, item)))
            throw PackageException.Unsupported("two items have one name");
    }
}
