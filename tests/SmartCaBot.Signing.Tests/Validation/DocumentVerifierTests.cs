using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Cms;
using SmartCaBot.Signing.Tests.Ooxml;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Tests.Xml;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Validation;

/// <summary>One way to sign and one to verify, whatever the file is.</summary>
public class DocumentVerifierTests
{
    private static readonly FormatOptions Options = FormatOptions.Of(1 << 20, XmlSigning.Options.TimeZone);

    public static TheoryData<string, byte[], DocumentFormat> Files => new()
    {
        { "a PDF", PdfBuilder.OnePage().WithTable(), DocumentFormat.Pdf },
        { "XML", "\uFEFF<toKhai/>"u8.ToArray(), DocumentFormat.Xml },
        { "XML in UTF-16", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<?xml version='1.0'?> <toKhai/>")], DocumentFormat.Xml },
        { "text", "Đơn đề nghị < mẫu số 1 >"u8.ToArray(), DocumentFormat.CmsDetached },
        { "a web page", "<!DOCTYPE html><html></html>"u8.ToArray(), DocumentFormat.CmsDetached },
        { "an Office document", PackageBuilder.Docx().Zip(), DocumentFormat.Ooxml },
        { "an archive", [.. "PK\x3\x4"u8, .. new byte[60]], DocumentFormat.CmsDetached },
        { "one byte", [0x30], DocumentFormat.CmsDetached },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_a_file_is_its_content_says(string what, byte[] file, DocumentFormat format)
    {
        var token = TestContext.Current.CancellationToken;
        var signer = await Options.Signers().ForAsync(new MemoryStream(file), token);
        Assert.True(signer.Format == format, what);
        var prepared = await signer.ReadyAsync(new MemoryStream(file), TestSigner.Binh.Certificate, new(XmlSigning.SignedAt), token);
        var signed = new MemoryStream();
        await signer.FinishAsync(new MemoryStream(file), prepared, TestSigner.Binh.Sign(prepared.DigestToSign), signed, token);

        var verifier = new DocumentVerifier([TestSigner.Root], Options, TimeProvider.System);
        var report = Assert.IsType<DocumentReport.Checked>(
            await verifier.VerifyAsync(signed, format == DocumentFormat.CmsDetached ? new MemoryStream(file) : null, token));

        Assert.Equal(Verdict.Valid, report.Verdict);
        Assert.Equal("Trần Thị Bình", report.Signatures[0].Signer!.CommonName);
        Assert.IsNotType<DocumentReport.Checked>(await verifier.VerifyAsync(new MemoryStream(file), null, token));
    }

    [Fact]
    public async Task A_signature_around_a_pdf_is_a_signature()
    {
        var token = TestContext.Current.CancellationToken;
        var attached = await CmsSigning.SignAsync(PdfBuilder.OnePage().WithTable(), TestSigner.Binh, DocumentFormat.CmsAttached);

        Assert.Equal(DocumentKind.SignedData, await DocumentKinds.OfAsync(new MemoryStream(attached), token));
        var report = await new DocumentVerifier([TestSigner.Root], Options, TimeProvider.System).VerifyAsync(new MemoryStream(attached), null, token);
        Assert.Equal(Verdict.Valid, Assert.IsType<DocumentReport.Checked>(report).Verdict);
    }
}
