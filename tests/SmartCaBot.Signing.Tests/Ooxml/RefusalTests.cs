using System.Buffers.Binary;
using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Pdf;

namespace SmartCaBot.Signing.Tests.Ooxml;

/// <summary>Packages that could be read in two ways, or that nobody should sign, are refused, and it is told why.</summary>
public class RefusalTests
{
    private const string Document = "word/document.xml";

    public static TheoryData<string, DocumentRefusal, string> Packages => new()
    {
        { "macros", DocumentRefusal.Programs, "macros" },
        { "a program as a part", DocumentRefusal.Programs, "macros" },
        { "one name twice", DocumentRefusal.Unsupported, "one name" },
        { "one name in two cases", DocumentRefusal.Unsupported, "one name" },
        { "two lists of content types", DocumentRefusal.Damaged, "content types" },
        { "a way out", DocumentRefusal.Unsupported, "no part" },
        { "another slash", DocumentRefusal.Unsupported, "no part" },
        { "a hidden slash", DocumentRefusal.Unsupported, "no part" },
        { "a hidden letter", DocumentRefusal.Unsupported, "no part" },
        { "a target with a hidden letter", DocumentRefusal.Unsupported, "hidden" },
        { "a picture that stands elsewhere", DocumentRefusal.Changeable, "elsewhere" },
        { "a picture by the address of a link", DocumentRefusal.Changeable, "elsewhere" },
        { "a part in another format", DocumentRefusal.Changeable, "elsewhere" },
        { "another encoding", DocumentRefusal.Unsupported, "encoding" },
        { "an item of no type", DocumentRefusal.Unsupported, "no part" },
        { "relationships that are not called so", DocumentRefusal.Unsupported, "no part" },
        { "two relationships of one identifier", DocumentRefusal.Damaged, "identifier" },
        { "relationships with something beside", DocumentRefusal.Damaged, "malformed" },
        { "a DTD", DocumentRefusal.Unsupported, "DTD" },
        { "two types of one part", DocumentRefusal.Damaged, "content types" },
        { "the place is taken", DocumentRefusal.Unsupported, "taken" },
    };

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Is_refused(string what, DocumentRefusal reason, string detail)
    {
        var docx = PackageBuilder.Docx();
        var refused = await OoxmlSigning.RefusedAsync(what switch
        {
            "macros" => docx.Changed("[Content_Types].xml", "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "vnd.ms-word.document.macroEnabled.main+xml"),
            "a program as a part" => docx.With("word/vbaProject.bin", "x").Changed("[Content_Types].xml", "<Override", "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/><Override"),
            "one name twice" => docx.Again(Document, "<x/>"),
            "one name in two cases" => docx.With("Word/Document.xml", "<x/>"),
            "two lists of content types" => docx.With("[content_types].xml", docx.Text("[Content_Types].xml")),
            "a way out" => docx.With("word/../../x.xml", "<x/>"),
            "another slash" => docx.With("word\\x.xml", "<x/>"),
            "a hidden slash" => docx.With("word/%2e%2e/x.xml", "<x/>"),
            "a hidden letter" => docx.With("word/%61.xml", "<x/>"),
            "a target with a hidden letter" => docx.Changed("word/_rels/document.xml.rels", "media/a.png", "../docProps/%63ore.xml"),
            "a picture that stands elsewhere" => docx.Changed("word/_rels/document.xml.rels", "relationships/hyperlink", "relationships/image"),
            "a picture by the address of a link" => docx.Changed(Document, "<w:body>", "<w:body><a:blip xmlns:a=\"urn:a\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:link=\"rId2\"/>"),
            "a part in another format" => docx.Changed("word/_rels/document.xml.rels", "relationships/image", "relationships/aFChunk"),
            "another encoding" => docx.With("word/styles.xml", "<?xml version='1.0' encoding='UTF-7'?><x/>"),
            "an item of no type" => docx.With("word/x.exe", "MZ"),
            "relationships that are not called so" => docx.With("word/x.rels", PackageBuilder.Relations()),
            "two relationships of one identifier" => docx.Changed("word/_rels/document.xml.rels", "rId2", "rId1"),
            "relationships with something beside" => docx.Changed("word/_rels/document.xml.rels", "</Relationships>", "<More/></Relationships>"),
            "a DTD" => docx.Changed("_rels/.rels", "<Relationships", "<!DOCTYPE Relationships><Relationships"),
            "two types of one part" => docx.Changed("[Content_Types].xml", "</Types>", "<Override PartName=\"/WORD/document.xml\" ContentType=\"image/png\"/></Types>"),
            _ => docx.With("_xmlsignatures/origin.sigs", "x").Changed("[Content_Types].xml", "</Types>", "<Default Extension=\"sigs\" ContentType=\"image/png\"/></Types>"),
        } is var package ? package.Zip() : []);

        Assert.Equal(reason, refused.Reason);
        Assert.Contains(detail, refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_is_more_than_its_directory_says_is_damaged()
    {
        var whole = PackageBuilder.Docx().Zip();

        Assert.Equal(DocumentRefusal.Damaged, (await OoxmlSigning.RefusedAsync(whole[..^1])).Reason);
        Assert.Equal(DocumentRefusal.Damaged, (await OoxmlSigning.RefusedAsync(whole[..(whole.Length / 2)])).Reason);
        Assert.Equal(DocumentRefusal.Damaged, (await OoxmlSigning.RefusedAsync([.. whole, 0])).Reason);
        // Another name in the header before the data, where programs that repair archives look.
        Assert.Equal(DocumentRefusal.Damaged, (await OoxmlSigning.RefusedAsync(Changed(whole, "word/media/a.png", "word/media/b.png"))).Reason);
        // A checksum that does not fit.
        Assert.Equal(DocumentRefusal.Damaged, (await OoxmlSigning.RefusedAsync(Changed(whole, "PNG", "GIF"))).Reason);
    }

    [Theory]
    [InlineData(0x0001, false)]
    [InlineData(0x7075, false)]
    [InlineData(0xA220, true)]
    public async Task An_item_that_says_its_place_or_name_twice_is_refused(int extra, bool isSignable)
    {
        // Programs differ in which of the two they believe, so that one file would be two documents.
        var inspected = await OoxmlSigning.InspectAsync(WithExtra(PackageBuilder.Docx().Zip(), Document, extra));

        Assert.Equal(isSignable, inspected is DocumentInspection.Signable);
        if (!isSignable) Assert.Equal(DocumentRefusal.Unsupported, Assert.IsType<DocumentInspection.Refused>(inspected).Reason);
    }

    [Fact]
    public async Task What_unpacks_to_too_much_is_refused_before_it_does()
    {
        var bomb = PackageBuilder.Docx().With("word/media/b.png", new byte[4 << 20]).Zip();

        Assert.Equal(DocumentRefusal.Unsupported, (await OoxmlSigning.RefusedAsync(bomb, OoxmlSigning.Options with { MaxUnpacked = 1 << 20 })).Reason);
        Assert.Equal(DocumentRefusal.Unsupported, (await OoxmlSigning.RefusedAsync(bomb, OoxmlSigning.Options with { MaxItems = 5 })).Reason);
        Assert.Equal(DocumentRefusal.TooLarge, (await OoxmlSigning.RefusedAsync(bomb, OoxmlSigning.Options with { MaxBytes = 100 })).Reason);
        Assert.IsType<DocumentInspection.Signable>(await OoxmlSigning.InspectAsync(bomb));
    }

    [Fact]
    public async Task A_password_is_told_as_such()
    {
        Assert.Equal(DocumentRefusal.Encrypted, (await OoxmlSigning.RefusedAsync(Encrypted())).Reason);
        Assert.Equal(DocumentKind.Ooxml, await DocumentKinds.OfAsync(new MemoryStream(Encrypted()), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("WordDocument")]
    [InlineData("Workbook")]
    [InlineData("PowerPoint Document")]
    public async Task A_document_of_the_old_kind_is_told_as_such(string stream)
    {
        var token = TestContext.Current.CancellationToken;
        using var old = new MemoryStream(Compound(stream));

        Assert.Equal(DocumentKind.OldOffice, await DocumentKinds.OfAsync(old, token));
        var signer = await FormatOptions.Of(1 << 20, TimeZoneInfo.Utc).Signers().ForInsideAsync(old, token);
        Assert.Equal(DocumentRefusal.OldFormat, Assert.IsType<DocumentInspection.Refused>(await signer.InspectAsync(old, token)).Reason);
        Assert.Equal(DocumentKind.Other, await DocumentKinds.OfAsync(new MemoryStream(Compound("Something")), token));
    }

    [Fact]
    public async Task A_signature_that_covers_the_list_of_signatures_locks_the_document()
    {
        var signed = PackageBuilder.Of(await OoxmlSigning.SignAsync(PackageBuilder.Docx().Zip(), TestSigner.An));
        signed.Changed("_xmlsignatures/sig1.xml", "</Manifest>",
            "<Reference URI=\"/_xmlsignatures/_rels/origin.sigs.rels?ContentType=application/vnd.openxmlformats-package.relationships+xml\"><DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><DigestValue>AAAA</DigestValue></Reference></Manifest>");

        Assert.Equal(DocumentRefusal.LockedByCertification, (await OoxmlSigning.RefusedAsync(signed.Zip())).Reason);
    }

    /// <summary>A document with a password: the head and directory of a compound file.</summary>
    public static byte[] Encrypted() => Compound("EncryptedPackage");

    private static byte[] Compound(string stream)
    {
        var file = new byte[2048];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file);
        (file[0x1E], file[0x30]) = (9, 1);
        Encoding.Unicode.GetBytes(stream).CopyTo(file, 1024 + 128);
        return file;
    }

    /// <summary>With an extra field of 24 bytes in the item's record in the directory.</summary>
    private static byte[] WithExtra(byte[] archive, string name, int id)
    {
        var at = archive.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(name));
        byte[] extra = [(byte)id, (byte)(id >> 8), 24, 0, .. new byte[24]];
        byte[] changed = [.. archive[..(at + name.Length)], .. extra, .. archive[(at + name.Length)..]];
        BinaryPrimitives.WriteUInt16LittleEndian(changed.AsSpan(at - 16), (ushort)extra.Length);
        var end = changed.AsSpan(changed.Length - 22);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], BinaryPrimitives.ReadUInt32LittleEndian(end[12..]) + (uint)extra.Length);
        return changed;
    }

    /// <summary>In the first place where the text stands.</summary>
    private static byte[] Changed(byte[] archive, string from, string to)
    {
        var copy = (byte[])archive.Clone();
        Encoding.ASCII.GetBytes(to).CopyTo(copy, copy.AsSpan().IndexOf(Encoding.ASCII.GetBytes(from)));
        return copy;
    }
}
