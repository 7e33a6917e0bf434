using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Xml;

/// <summary>A megabyte of XML that somebody built to be costly takes about what any other megabyte takes, or is refused.</summary>
public class XmlCostTests
{
    private const string Inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315", Exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private const string Enveloped = "<Transform Algorithm='http://www.w3.org/2000/09/xmldsig#enveloped-signature'/>";
    private const string NoSignatures = "<Transform Algorithm='http://www.w3.org/TR/1999/REC-xpath-19991116'>"
        + "<XPath xmlns:s='http://www.w3.org/2000/09/xmldsig#'>not(ancestor-or-self::s:Signature)</XPath></Transform>";
    private const int Times = 8;

    private static readonly string Rows = Many("<dong so='1' ma='HH'>Dịch vụ chứng thực chữ ký số</dong>", 16_000);
    private static readonly string Namespaces = string.Concat(Enumerable.Range(0, 490).Select(i => $" xmlns:n{i}='u{i}'"));

    /// <summary>What is meant to multiply, and the document.</summary>
    public static TheoryData<string, string> Built => new()
    {
        { "namespaces × elements of signatures", $"<a{Namespaces}>{Many(Signature(Reference("", Enveloped)).Replace("</KeyInfo>", Many("<x/>", 100) + "</KeyInfo>", StringComparison.Ordinal), 20)}{Rows}</a>" },
        { "the same, as many as ever fit", $"<a{Namespaces}>{Many($"<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'>{Many("<x/>", 1990)}</Signature>", 20)}{Rows}</a>" },
        { "declarations in signatures", $"<a{Namespaces}>{Many(Signature(Reference("", Enveloped)).Replace("</KeyInfo>", Many("<x xmlns:y='u'/>", 100) + "</KeyInfo>", StringComparison.Ordinal), 20)}{Rows}</a>" },
        { "instructions in a signature that all leave out", $"<a>{Many(Signature(Many(Reference("", NoSignatures), 7)), 8)}"
            + $"<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'>{Many("<?pi " + new string('x', 1000) + "?>", 900)}</Signature></a>" },
        { "nothing but small elements", $"<a>{Signature(Reference("", Enveloped))}{Many("<b/>", 250_000)}</a>" },
        { "one identifier at every depth", $"<a>{Signature(Reference("#x", "")).Replace("</KeyInfo>", "</KeyInfo>" + Many("<Object Id='x'>", 190) + Many("<x Id='x'/>", 1700) + Many("</Object>", 190), StringComparison.Ordinal)}{Rows}</a>" },
    };

    [Theory]
    [MemberData(nameof(Built))]
    public void What_was_built_to_be_costly_takes_little_more_than_any_other(string what, string xml)
    {
        var usual = Cost($"<a>{Signature(Reference("", Enveloped))}{Rows}</a>", out var report);
        Assert.IsType<DocumentReport.Checked>(report);

        var cost = Cost(xml, out _);

        Assert.True(cost <= Times * usual, $"{what}: {cost / 1024:N0} KB, usual {usual / 1024:N0} KB");
    }

    [Fact]
    public void Signatures_of_one_document_share_its_canonical_form()
    {
        // Forty references to the whole document: one form when all mean the same, and refused when each would be another.
        Assert.Equal(20, XmlSigning.Checked(Bytes($"<a>{Many(Signature(Many(Reference("", NoSignatures), 2)), 20)}{Rows}</a>")).Signatures.Count);
        Refused($"<a>{Many(Signature(Many(Reference("", Enveloped), 2)), 20)}{Rows}</a>");
    }

    [Fact]
    public void Canonical_forms_far_longer_than_their_document_are_refused()
    {
        Refused($"<a xmlns:p='{new string('u', 900)}'>{Signature(Reference("", Enveloped + $"<Transform Algorithm='{Exclusive}'/>"))}{Many("<p:b/>", 100_000)}</a>");
        Refused($"<a xmlns:p='{new string('u', 100_000)}'><p:b/></a>");
    }

    [Fact]
    public void Long_lists_of_prefixes_are_not_followed()
    {
        var list = $"<Transform Algorithm='{Exclusive}'><InclusiveNamespaces xmlns='{Exclusive}' PrefixList='{Many("a ", 40)}'/></Transform>";

        Assert.Equal(UndecidedReason.UnsupportedKind, XmlSigning.One($"<a>{Signature(Reference("", Enveloped + list))}</a>").Why);
    }

    private static string Signature(string references) =>
        $"<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'><SignedInfo><CanonicalizationMethod Algorithm='{Inclusive}'/>"
        + $"<SignatureMethod Algorithm='http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'/>{references}</SignedInfo>"
        + "<SignatureValue>AAAA</SignatureValue><KeyInfo></KeyInfo></Signature>";

    private static string Reference(string target, string transforms) =>
        $"<Reference URI='{target}'><Transforms>{transforms}</Transforms>"
        + "<DigestMethod Algorithm='http://www.w3.org/2001/04/xmlenc#sha256'/><DigestValue>AAAA</DigestValue></Reference>";

    private static long Cost(string xml, out DocumentReport report)
    {
        var document = Bytes(xml);
        Assert.InRange(document.Length, 1 << 19, 3 << 20);
        XmlSigning.Any("<a/>"u8.ToArray());
        var before = GC.GetAllocatedBytesForCurrentThread();
        report = XmlSigning.Any(document);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Refused(string xml) => Assert.Equal(new DocumentReport.Refused(DocumentRefusal.Unsupported), XmlSigning.Any(Bytes(xml)));

    private static string Many(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
