using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Xml;

/// <summary>Attacks on signed XML, and what the verifier says of each.</summary>
public class XmlVerifierTests
{
    private const string Plain = "<don><ten>An</ten><tien>100</tien></don>";
    private const string Invoice = "<HDon><DLHDon Id='x'><Tien>100</Tien></DLHDon><DSCKS><NBan/></DSCKS></HDon>";

    [Theory]
    [InlineData("<tien>100", "<tien>900")]
    [InlineData("<don>", "<don moi='1'>")]
    [InlineData("</don>", "<them/></don>")]
    [InlineData("T02:30:00Z", "T02:30:01Z")]
    public async Task What_was_signed_and_changed_is_altered(string from, string to)
    {
        var report = XmlSigning.One(Replace(await XmlSigning.SignAsync(Plain, TestSigner.An), from, to));

        Assert.Equal((Verdict.Altered, false), (report.Verdict, report.Findings.DigestMatches));
    }

    [Theory]
    [InlineData("<don><ten>", "<don\n ><ten >")]
    [InlineData("An</ten>", "<![CDATA[A]]>n</ten>")]
    [InlineData("An</ten>", "&#65;n<!-- x --></ten>")]
    public async Task What_means_the_same_is_still_signed(string from, string to)
    {
        Assert.Equal(Verdict.Valid, XmlSigning.One(Replace(await XmlSigning.SignAsync(Plain, TestSigner.An), from, to)).Verdict);
    }

    [Theory]
    [InlineData(Plain, "<?xml-stylesheet type='text/xsl' href='khac.xsl'?>", Verdict.Altered)]
    [InlineData(Invoice, "<?xml-stylesheet type='text/xsl' href='khac.xsl'?>", Verdict.Undecided)]
    [InlineData(Invoice, "<?mso-application progid='Word.Document'?>", Verdict.Undecided)]
    [InlineData(Invoice, "<?khac?>", Verdict.Valid)]
    public async Task What_says_how_a_document_looks_is_not_overlooked(string document, string instruction, Verdict expected)
    {
        var report = XmlSigning.One(instruction + Encoding.UTF8.GetString(await XmlSigning.SignAsync(document, TestSigner.An)));

        Assert.Equal(expected, report.Verdict);
    }

    [Fact]
    public async Task A_changed_signature_is_altered()
    {
        var text = Encoding.UTF8.GetString(await XmlSigning.SignAsync(Plain, TestSigner.Binh));
        var at = text.IndexOf("<ds:SignatureValue>", StringComparison.Ordinal) + "<ds:SignatureValue>".Length;

        var report = XmlSigning.One(text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..]);

        Assert.Equal((Verdict.Altered, false), (report.Verdict, report.Findings.ValueMatches));
    }

    [Fact]
    public async Task Signed_data_moved_aside_proves_nothing()
    {
        var signed = Encoding.UTF8.GetString(await XmlSigning.SignAsync(Invoice, TestSigner.An));
        const string data = "<DLHDon Id='x'><Tien>100</Tien></DLHDon>", fake = "<DLHDon Id='y'><Tien>900</Tien></DLHDon>";

        // The signed element elsewhere, another in its place; beside it; inside it; the whole invoice inside another.
        foreach (var wrapped in new[]
        {
            signed.Replace(data, fake, StringComparison.Ordinal).Replace("</HDon>", $"<Cu>{data}</Cu></HDon>", StringComparison.Ordinal),
            signed.Replace(data, fake + data, StringComparison.Ordinal),
            signed.Replace(data, fake.Replace("<Tien>", data + "<Tien>", StringComparison.Ordinal), StringComparison.Ordinal),
            $"<HDon>{fake}<DSCKS><NBan/></DSCKS><Cu>{signed}</Cu></HDon>",
            $"<TDiep><DLieu>{signed}</DLieu><DLieu><HDon>{fake}</HDon></DLieu></TDiep>",
        })
        {
            var report = XmlSigning.One(wrapped);
            Assert.True(report.Findings.DigestMatches);
            Assert.Equal((Verdict.Undecided, UndecidedReason.CoversSomePart), (report.Verdict, report.Why));
        }
    }

    [Fact]
    public async Task An_identifier_that_occurs_twice_names_nothing()
    {
        var signed = Encoding.UTF8.GetString(await XmlSigning.SignAsync(Invoice, TestSigner.An));

        foreach (var id in new[] { "Id='x'", "ID='x'", "id='x'", "xml:id='x'" })
        {
            var report = XmlSigning.One(signed.Replace("<DSCKS>", $"<Them {id}/><DSCKS>", StringComparison.Ordinal));
            Assert.Equal((Verdict.Undecided, UndecidedReason.Malformed), (report.Verdict, report.Why));
        }
    }

    [Theory]
    [InlineData("<ds:XPath>not(ancestor-or-self::ds:Signature)", "<ds:XPath>not(ancestor-or-self::tien)")]
    [InlineData("<ds:XPath>not(ancestor-or-self::ds:Signature)", "<ds:XPath xmlns:ds='urn:khac'>not(ancestor-or-self::ds:Signature)")]
    [InlineData("http://www.w3.org/TR/1999/REC-xpath-19991116", "http://www.w3.org/TR/1999/REC-xslt-19991116")]
    [InlineData("http://www.w3.org/TR/1999/REC-xpath-19991116", "http://www.w3.org/2002/06/xmldsig-filter2")]
    [InlineData("http://www.w3.org/TR/1999/REC-xpath-19991116", "http://www.w3.org/2000/09/xmldsig#base64")]
    [InlineData(" URI=\"\"", " URI=\"http://example.vn/tai-lieu.xml\"")]
    [InlineData(" URI=\"\"", " URI=\"file:///etc/passwd\"")]
    [InlineData(" URI=\"\"", " URI=\"#xpointer(id('a'))\"")]
    [InlineData(" URI=\"\"", "")]
    public async Task Transforms_and_addresses_that_could_lie_are_not_followed(string from, string to)
    {
        var report = XmlSigning.One(Replace(await XmlSigning.SignAsync(Plain, TestSigner.Binh), from, to));

        Assert.Equal((Verdict.Undecided, UndecidedReason.UnsupportedKind), (report.Verdict, report.Why));
    }

    [Fact]
    public async Task Old_digests_are_not_accepted()
    {
        var signed = Encoding.UTF8.GetString(await XmlSigning.SignAsync(Plain, TestSigner.Binh));

        var report = XmlSigning.One(signed.Replace("http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2000/09/xmldsig#sha1", StringComparison.Ordinal)
            .Replace("ecdsa-sha256", "ecdsa-sha1", StringComparison.Ordinal));

        Assert.Equal(UndecidedReason.AlgorithmNotAccepted, report.Why);
    }

    [Theory]
    [InlineData("<ds:KeyInfo>", "<ds:Object><don>900</don></ds:Object><ds:KeyInfo>")]
    [InlineData("</ds:Signature>", "<tien>900</tien></ds:Signature>")]
    public async Task What_hides_in_a_signature_is_a_change(string from, string to)
    {
        var two = await XmlSigning.SignAsync(await XmlSigning.SignAsync(Plain, TestSigner.An), TestSigner.Binh);
        var text = Encoding.UTF8.GetString(two);
        var at = text.LastIndexOf(from, StringComparison.Ordinal);

        var reports = XmlSigning.Checked(Encoding.UTF8.GetBytes(text[..at] + to + text[(at + from.Length)..])).Signatures;

        Assert.All(reports, r => Assert.Equal(UndecidedReason.ChangedAfterSigning, r.Why));
    }

    [Fact]
    public async Task A_certificate_that_the_signature_is_not_bound_to_is_noticed()
    {
        var text = Encoding.UTF8.GetString(await XmlSigning.SignAsync(Plain, TestSigner.An));
        var certificate = Convert.ToBase64String(TestSigner.An.Certificate.Certificate.RawData);

        var missing = XmlSigning.One(text.Replace(certificate, "", StringComparison.Ordinal));
        var none = XmlSigning.One(text[..text.IndexOf("<ds:KeyInfo>", StringComparison.Ordinal)]
            + text[(text.IndexOf("</ds:KeyInfo>", StringComparison.Ordinal) + "</ds:KeyInfo>".Length)..]);

        Assert.Equal(Verdict.Altered, missing.Verdict); // the value is not the CA's
        Assert.Equal(UndecidedReason.CertificateMissing, none.Why);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", DocumentRefusal.Unsupported)]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><a>&c;&c;&c;&c;</a>", DocumentRefusal.Unsupported)]
    [InlineData("<!DOCTYPE a SYSTEM 'http://example.vn/a.dtd'><a/>", DocumentRefusal.Unsupported)]
    [InlineData("<a>&nbsp;</a>", DocumentRefusal.Damaged)]
    [InlineData("<a><b></a>", DocumentRefusal.Damaged)]
    [InlineData("<a/><b/>", DocumentRefusal.Damaged)]
    [InlineData("<a", DocumentRefusal.Damaged)]
    [InlineData("<?xml version='1.1'?><a/>", DocumentRefusal.Damaged)]
    [InlineData("<?xml version='1.0' encoding='iso-8859-1'?><a/>", DocumentRefusal.Unsupported)]
    [InlineData("<!doctype html><html></html>", DocumentRefusal.WrongFormat)]
    [InlineData("%PDF-1.7", DocumentRefusal.WrongFormat)]
    [InlineData("", DocumentRefusal.Empty)]
    public async Task What_cannot_be_read_safely_is_refused(string xml, DocumentRefusal reason)
    {
        Assert.Equal(reason, await XmlSigning.RefusalAsync(xml));
        if (!xml.Contains("iso-8859-1", StringComparison.Ordinal) && reason is DocumentRefusal.Damaged or DocumentRefusal.Unsupported)
            Assert.IsNotType<DocumentReport.Checked>(XmlSigning.Any(Encoding.UTF8.GetBytes(xml)));
    }

    [Fact]
    public async Task Depth_and_numbers_are_bounded()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        var names = $"<a {string.Concat(Enumerable.Range(0, 2000).Select(i => $" xmlns:n{i}='urn:{i}'"))}/>";
        var spread = string.Concat(Enumerable.Range(0, 150).Select(i => $"<a {string.Concat(Enumerable.Range(0, 9).Select(n => $" xmlns:n{i}-{n}='u{i}'"))}>"))
            + string.Concat(Enumerable.Repeat("</a>", 150));
        foreach (var xml in new[] { deep, names, spread })
            Assert.Equal(DocumentRefusal.Unsupported, await XmlSigning.RefusalAsync(xml));

        var signature = Encoding.UTF8.GetString(await XmlSigning.SignAsync("<a/>", TestSigner.Binh))["<a>".Length..^"</a>".Length];
        Assert.Equal(new DocumentReport.Refused(DocumentRefusal.Unsupported), XmlSigning.Any(Bytes($"<a>{Many(signature, 21)}</a>")));
        var reference = signature[signature.IndexOf("<ds:Reference ", StringComparison.Ordinal)..signature.IndexOf("</ds:SignedInfo>", StringComparison.Ordinal)];
        Assert.Equal(UndecidedReason.Malformed, XmlSigning.One($"<a>{signature.Replace(reference, Many(reference, 8), StringComparison.Ordinal)}</a>").Why);
        Assert.Equal(new DocumentReport.Refused(DocumentRefusal.Unsupported),
            XmlSigning.Any(Bytes($"<a>{Many(signature.Replace(reference, Many(reference, 4), StringComparison.Ordinal), 15)}</a>")));
        Assert.Equal(new DocumentReport.Refused(DocumentRefusal.Unsupported),
            XmlSigning.Any(Bytes($"<a>{signature.Replace("</ds:Object>", Many("<x/>", 3000) + "</ds:Object>", StringComparison.Ordinal)}</a>")));
        Assert.Equal(DocumentRefusal.TooLarge, Assert.IsType<DocumentInspection.Refused>(
            await XmlSigning.InspectAsync(Bytes(Plain), XmlSigning.Options with { MaxBytes = 10 })).Reason);
    }

    private static string Many(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Replace(byte[] signed, string from, string to)
    {
        var text = Encoding.UTF8.GetString(signed);
        Assert.Contains(from, text);
        return text.Replace(from, to, StringComparison.Ordinal);
    }
}
