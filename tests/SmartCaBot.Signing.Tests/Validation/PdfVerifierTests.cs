using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Validation;

public class PdfVerifierTests
{
    private static readonly byte[] Document = PdfBuilder.OnePage().WithTable();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_signature_over_the_whole_file_is_valid(bool ecdsa)
    {
        var signed = await PdfSigning.SignAsync(Document, ecdsa ? TestSigner.Binh : TestSigner.An);

        var report = await Verify.OneAsync(signed);

        Assert.Equal((Verdict.Valid, null), (report.Verdict, report.Why));
        Assert.Equal(Coverage.CoversWholeFile, report.Coverage);
        Assert.Equal(new SignatureFindings(true, true, true, true, ChainFinding.Trusted), report.Findings);
        Assert.Equal(PdfSigning.SignedAt, report.ClaimedAt);
    }

    [Fact]
    public async Task The_signer_is_named_and_his_number_masked()
    {
        var signer = (await Verify.OneAsync(await PdfSigning.SignAsync(Document, TestSigner.An))).Signer!;

        Assert.Equal(("Nguyễn Văn An", "SmartCaBot Test Issuing CA"), (signer.CommonName, signer.IssuerName));
        Assert.Equal(["CCCD:••••••••0123"], signer.MaskedIds);
        Assert.DoesNotContain("An", signer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Earlier_signatures_stay_valid_under_later_ones(bool xrefStream)
    {
        var pdf = xrefStream ? PdfBuilder.OnePage().WithStream() : Document;
        foreach (var signer in new[] { TestSigner.An, TestSigner.Binh, TestSigner.Chi })
            pdf = await PdfSigning.SignAsync(pdf, signer);

        var report = await Verify.CheckedAsync(pdf);

        Assert.Equal(Verdict.ValidWithLaterAllowedChanges, report.Verdict);
        Assert.Equal(
            [Coverage.FollowedByAllowedChanges, Coverage.FollowedByAllowedChanges, Coverage.CoversWholeFile],
            report.Signatures.Select(s => s.Coverage));
        Assert.Equal(["Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Quỳnh Chi"], report.Signatures.Select(s => s.Signer!.CommonName));
    }

    [Fact]
    public async Task Later_signatures_are_recognised_in_existing_forms()
    {
        var builder = PdfBuilder.OnePage("/AcroForm 6 0 R", "/Annots 8 0 R");
        builder[6] = "<</Fields 9 0 R/DA(/Helv 0 Tf)>>";
        builder[7] = "<</Type/Annot/Subtype/Widget/FT/Tx/T(ho ten)/Rect[100 100 200 120]/P 3 0 R>>";
        builder[8] = "[7 0 R]";
        builder[9] = "[7 0 R]";
        var signed = await PdfSigning.SignAsync(await PdfSigning.SignAsync(builder.WithTable(), TestSigner.An), TestSigner.Binh);

        Assert.Equal(Verdict.ValidWithLaterAllowedChanges, (await Verify.CheckedAsync(signed)).Verdict);
    }

    [Fact]
    public async Task Any_changed_byte_of_the_text_is_noticed()
    {
        var signed = await PdfSigning.SignAsync(Document, TestSigner.An);
        signed[signed.AsSpan().IndexOf("Don de nghi"u8)] = (byte)'d';

        var report = await Verify.OneAsync(signed);

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.False(report.Findings.DigestMatches);
        Assert.True(report.Findings.ValueMatches);
    }

    [Fact]
    public async Task A_signature_value_that_was_changed_is_noticed()
    {
        var signed = await PdfSigning.SignAsync(Document, TestSigner.An);
        var end = signed.AsSpan().LastIndexOf(">/M "u8);
        signed[end - 1] = signed[end - 1] == (byte)'0' ? (byte)'1' : (byte)'0';

        var report = await Verify.OneAsync(signed);

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.True(report.Findings.DigestMatches);
    }

    [Fact]
    public async Task A_stranger_s_root_is_not_trusted()
    {
        var signed = await PdfSigning.SignAsync(Document, TestSigner.An);
        using var key = ECDsa.Create();
        using var stranger = new CertificateRequest("CN=Stranger", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(PdfSigning.SignedAt.AddYears(-1), PdfSigning.SignedAt.AddYears(1));

        var report = await Verify.OneAsync(signed, stranger);

        Assert.Equal((Verdict.Undecided, UndecidedReason.NotTrusted), (report.Verdict, report.Why));
    }

    [Fact]
    public async Task The_certificate_counts_at_the_time_of_signing()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var expired = TestSigner.Make("Phạm Văn Dũng", "CCCD:001090000999", key, notAfter: PdfSigning.SignedAt.AddMinutes(-30));
        var before = await PdfSigning.SignAsync(Document, expired, at: PdfSigning.SignedAt.AddMinutes(-31));
        var after = await PdfSigning.SignAsync(Document, expired, at: PdfSigning.SignedAt.AddMinutes(-29));

        Assert.Equal(Verdict.Valid, (await Verify.OneAsync(before)).Verdict);
        Assert.Equal(UndecidedReason.NotValidAtSigning, (await Verify.OneAsync(after)).Why);
    }

    [Fact]
    public async Task A_certificate_for_another_use_does_not_sign()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var other = TestSigner.Make("Đỗ Thị Em", "CCCD:001190000111", key, usage: X509KeyUsageFlags.KeyEncipherment);

        Assert.Equal(UndecidedReason.NotForSigning, (await Verify.OneAsync(await PdfSigning.SignAsync(Document, other))).Why);
    }

    /// <summary>Web server; the same with what it calls itself to others; program maker; time stamps. Then what people's certificates say.</summary>
    [Theory]
    [InlineData("1.3.6.1.5.5.7.3.1", false)]
    [InlineData("1.3.6.1.5.5.7.3.1 1.3.6.1.5.5.7.3.2", false)]
    [InlineData("1.3.6.1.5.5.7.3.3", false)]
    [InlineData("1.3.6.1.5.5.7.3.8", false)]
    [InlineData("1.3.6.1.5.5.7.3.2", true)]
    [InlineData("1.3.6.1.5.5.7.3.2 1.3.6.1.5.5.7.3.4", true)]
    [InlineData("1.3.6.1.5.5.7.3.36", true)]
    public async Task What_a_certificate_was_issued_for_decides_whether_it_signs(string purposes, bool signs)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signer = TestSigner.Make("Đỗ Thị Em", "CCCD:001190000111", key, purposes: purposes);

        Assert.Equal(signs ? null : UndecidedReason.NotForSigning, (await Verify.OneAsync(await PdfSigning.SignAsync(Document, signer))).Why);
    }

    [Fact]
    public async Task A_signed_file_that_another_program_rewrote_is_not_valid()
    {
        using var tool = new Tool();
        tool.File("in.pdf", await PdfSigning.SignAsync(Document, TestSigner.An));
        tool.Run("qpdf", "in.pdf", "out.pdf");

        Assert.True((await Verify.CheckedAsync(tool.Read("out.pdf"))).Verdict >= Verdict.Undecided);
    }

    [Fact]
    public async Task Other_answers_have_their_own_words()
    {
        Assert.IsType<DocumentReport.WithoutSignatures>(await Verify.AnyAsync(Document));
        Assert.Equal(new DocumentReport.Refused(DocumentRefusal.WrongFormat), await Verify.AnyAsync(Encoding.UTF8.GetBytes("<html>")));
        Assert.Equal(
            new DocumentReport.Refused(DocumentRefusal.TooLarge),
            await new PdfVerifier([], new PdfOptions { MaxBytes = 10 }, TimeProvider.System)
                .VerifyAsync(new MemoryStream(Document), TestContext.Current.CancellationToken));
    }
}
