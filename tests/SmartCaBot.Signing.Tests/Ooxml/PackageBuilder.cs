using System.IO.Compression;
using System.Text;

namespace SmartCaBot.Signing.Tests.Ooxml;

/// <summary>The smallest Office documents, written by hand, and changes to others.</summary>
internal sealed class PackageBuilder
{
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private readonly List<(string Name, byte[] Content)> _items = [];

    public static PackageBuilder Docx(string text = "Gạo &amp; muối") => new PackageBuilder()
        .With("[Content_Types].xml", Types("docx", "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"))
        .With("_rels/.rels", Relations(("rId1", Relation + "officeDocument", "word/document.xml"), ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")))
        .With("docProps/core.xml", "<coreProperties xmlns=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>")
        .With("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>")
        .With("word/_rels/document.xml.rels", Relations(("rId1", Relation + "image", "media/a.png"), ("rId2", Relation + "hyperlink", "http://example.vn/?a=1&amp;b=2\" TargetMode=\"External")))
        .With("word/media/a.png", "\u0089PNG");

    public static PackageBuilder Pptx() => new PackageBuilder()
        .With("[Content_Types].xml", Types("pptx", "<Override PartName=\"/ppt/presentation.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml\"/>"))
        .With("_rels/.rels", Relations(("rId1", Relation + "officeDocument", "/ppt/presentation.xml")))
        .With("ppt/presentation.xml", "<p:presentation xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"/>");

    /// <summary>To be changed: the items of a document.</summary>
    public static PackageBuilder Of(byte[] document)
    {
        var builder = new PackageBuilder();
        using var archive = new ZipArchive(new MemoryStream(document));
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            builder._items.Add((entry.FullName, bytes.ToArray()));
        }
        return builder;
    }

    public IReadOnlyDictionary<string, byte[]> Items => _items.ToDictionary(i => i.Name, i => i.Content);

    public string Text(string name) => Encoding.UTF8.GetString(Items[name]);

    /// <summary>Adds an item, or replaces it.</summary>
    public PackageBuilder With(string name, string content) => With(name, Encoding.UTF8.GetBytes(content));

    public PackageBuilder With(string name, byte[] content)
    {
        var at = _items.FindIndex(i => i.Name == name);
        if (at >= 0)
            _items[at] = (name, content);
        else
            _items.Add((name, content));
        return this;
    }

    /// <summary>Adds an item though one of that name is there.</summary>
    public PackageBuilder Again(string name, string content)
    {
        _items.Add((name, Encoding.UTF8.GetBytes(content)));
        return this;
    }

    public PackageBuilder Changed(string name, string from, string to)
    {
        Assert.Contains(from, Text(name), StringComparison.Ordinal);
        return With(name, Text(name).Replace(from, to, StringComparison.Ordinal));
    }

    public PackageBuilder Without(string name)
    {
        Assert.Equal(1, _items.RemoveAll(i => i.Name == name));
        return this;
    }

    /// <param name="streamed">As written to a pipe: sizes behind the data.</param>
    public byte[] Zip(bool streamed = false)
    {
        var output = new MemoryStream();
        using (var archive = new ZipArchive(streamed ? new PipeLike(output) : output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _items)
            {
                using var entry = archive.CreateEntry(name, content.Length < 40 && !streamed ? CompressionLevel.NoCompression : CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }
        return output.ToArray();
    }

    public static string Relations(params (string Id, string Type, string Target)[] all) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\n"
        + string.Concat(all.Select(r => $"  <Relationship Id=\"{r.Id}\" Type=\"{r.Type}\" Target=\"{r.Target}\"/>\n")) + "</Relationships>";

    private static string Types(string what, string overrides) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- {what} --><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + $"<Default Extension=\"png\" ContentType=\"image/png\"/>{overrides}</Types>";

    private sealed class PipeLike(Stream output) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => output.Write(buffer, offset, count);

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
