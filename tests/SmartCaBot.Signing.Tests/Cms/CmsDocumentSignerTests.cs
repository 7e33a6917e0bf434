using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Cms;

public class CmsDocumentSignerTests
{
    private static readonly byte[] Content = [.. "Hồ sơ đề nghị cấp phép\r\n"u8, 0, 1, 2, 0xFF];

    public static TheoryData<DocumentFormat, SignatureAlgorithm> Shapes => new(
        from format in new[] { DocumentFormat.CmsDetached, DocumentFormat.CmsAttached }
        from algorithm in new[] { SignatureAlgorithm.RsaPkcs1Sha256, SignatureAlgorithm.EcdsaSha256 }
        select (format, algorithm));

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task OpenSsl_and_our_verifier_accept_it(DocumentFormat format, SignatureAlgorithm algorithm)
    {
        var signer = algorithm == SignatureAlgorithm.EcdsaSha256 ? TestSigner.Binh : TestSigner.An;
        var detached = format == DocumentFormat.CmsDetached;

        var signature = await CmsSigning.SignAsync(Content, signer, format);

        CmsSigning.OpenSslAccepts(signature, Content, detached);
        var report = Assert.Single((await CmsSigning.CheckedAsync(signature, detached ? Content : null)).Signatures);
        Assert.Equal((Verdict.Valid, Coverage.CoversWholeFile), (report.Verdict, report.Coverage));
        Assert.Equal(CmsSigning.SignedAt, report.ClaimedAt);
        Assert.True(report.Findings.CertificateMatches);
    }

    [Theory]
    [InlineData(DocumentFormat.CmsDetached, "application/octet-stream")]
    [InlineData(DocumentFormat.CmsAttached, null)]
    public async Task Exactly_the_attributes_of_the_baseline_are_signed(DocumentFormat format, string? mimeType)
    {
        var cms = format == DocumentFormat.CmsDetached ? new SignedCms(new ContentInfo(Content), detached: true) : new SignedCms();
        cms.Decode(await CmsSigning.SignAsync(Content, TestSigner.An, format));
        cms.CheckSignature(verifySignatureOnly: true);

        var attributes = cms.SignerInfos[0].SignedAttributes.Cast<CryptographicAttributeObject>().ToDictionary(a => a.Oid.Value!, a => a.Values[0].RawData);
        HashSet<string> expected = [CmsOids.ContentType, CmsOids.MessageDigest, CmsOids.SigningTime, CmsOids.SigningCertificateV2];
        Assert.Equal(mimeType is null ? expected : [.. expected, CmsOids.MimeType], attributes.Keys.ToHashSet());
        Assert.Equal("261122023000Z", System.Text.Encoding.ASCII.GetString(attributes[CmsOids.SigningTime].AsSpan(2)));
        Assert.Equal(mimeType, attributes.TryGetValue(CmsOids.MimeType, out var mime) ? System.Text.Encoding.UTF8.GetString(mime.AsSpan(2)) : null);
    }

    [Fact]
    public async Task Signers_added_to_an_attached_signature_leave_the_others_bytes()
    {
        var one = await CmsSigning.SignAsync(Content, TestSigner.An, DocumentFormat.CmsAttached);
        var two = await CmsSigning.SignAsync(one, TestSigner.Binh, DocumentFormat.CmsAttached);
        var three = await CmsSigning.SignAsync(two, TestSigner.Chi, DocumentFormat.CmsAttached);

        Assert.Equal(Signers(one), Signers(two)[..1]);
        Assert.Equal(Signers(two), Signers(three)[..2]);
        CmsSigning.OpenSslAccepts(three, Content, detached: false);
        var report = await CmsSigning.CheckedAsync(three);
        Assert.Equal(Verdict.Valid, report.Verdict);
        Assert.Equal(["Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Quỳnh Chi"], report.Signatures.Select(s => s.Signer!.CommonName));
        var found = Assert.IsType<DocumentInspection.Signable>(
            await CmsSigning.New(DocumentFormat.CmsAttached).InspectAsync(new MemoryStream(three), TestContext.Current.CancellationToken));
        Assert.Equal(3, found.ExistingSignatures);
    }

    [Fact]
    public async Task A_file_whose_earlier_signer_was_changed_meanwhile_is_not_finished()
    {
        var token = TestContext.Current.CancellationToken;
        var one = await CmsSigning.SignAsync(Content, TestSigner.An, DocumentFormat.CmsAttached);
        var signer = CmsSigning.New(DocumentFormat.CmsAttached);
        var prepared = await signer.ReadyAsync(new MemoryStream(one), TestSigner.Binh.Certificate, new(CmsSigning.SignedAt), token);
        one[^1] ^= 1;
        var output = new MemoryStream();

        await Assert.ThrowsAsync<InvalidDataException>(
            async () => await signer.FinishAsync(new MemoryStream(one), prepared, TestSigner.Binh.Sign(prepared.DigestToSign), output, token));

        Assert.Equal(0, output.Length);
    }

    [Fact]
    public async Task Detached_signatures_are_put_together()
    {
        var one = await CmsSigning.SignAsync(Content, TestSigner.An, DocumentFormat.CmsDetached);
        var two = await CmsSigning.SignAsync(Content, TestSigner.Binh, DocumentFormat.CmsDetached);

        var both = CmsSignatures.Merge(one, two);

        Assert.Equal([.. Signers(one), .. Signers(two)], Signers(both));
        Assert.Equal(both, CmsSignatures.Merge(both, two));
        CmsSigning.OpenSslAccepts(both, Content, detached: true);
        Assert.Equal(2, (await CmsSigning.CheckedAsync(both, Content)).Signatures.Count(s => s.Verdict == Verdict.Valid));
        var attached = await CmsSigning.SignAsync(Content, TestSigner.An, DocumentFormat.CmsAttached);
        Assert.Throws<InvalidDataException>(() => CmsSignatures.Merge(one, attached));
    }

    [Fact]
    public async Task A_signature_that_openssl_streamed_gets_another_signer()
    {
        var streamed = Streamed(Content);

        var both = await CmsSigning.SignAsync(streamed, TestSigner.An, DocumentFormat.CmsAttached);

        CmsSigning.OpenSslAccepts(both, Content, detached: false, Roots(both));
        Assert.Equal(Signers(streamed), Signers(both)[..1]);
        var reports = (await CmsSigning.CheckedAsync(both)).Signatures;
        Assert.Equal([UndecidedReason.NotTrusted, null], reports.Select(r => r.Why));
    }

    [Fact]
    public async Task A_signature_for_something_else_is_refused_before_anything_is_written()
    {
        var token = TestContext.Current.CancellationToken;
        foreach (var format in new[] { DocumentFormat.CmsDetached, DocumentFormat.CmsAttached })
        {
            var signer = CmsSigning.New(format);
            var prepared = await signer.ReadyAsync(new MemoryStream(Content), TestSigner.An.Certificate, new(CmsSigning.SignedAt), token);
            foreach (var value in new[] { TestSigner.An.Sign(SHA256.HashData("khác"u8)), TestSigner.Chi.Sign(prepared.DigestToSign), [] })
            {
                var output = new MemoryStream();
                await Assert.ThrowsAsync<CryptographicException>(
                    async () => await signer.FinishAsync(new MemoryStream(Content), prepared, value, output, token));
                Assert.Equal(0, output.Length);
            }
            byte[] changed = [.. Content[..5], (byte)(Content[5] ^ 1), .. Content[6..]];
            foreach (var other in new[] { changed, Content[1..] })
                await Assert.ThrowsAsync<InvalidDataException>(async () => await signer.FinishAsync(
                    new MemoryStream(other), prepared, TestSigner.An.Sign(prepared.DigestToSign), new MemoryStream(), token));
        }
    }

    [Fact]
    public async Task What_cannot_be_signed_is_refused_with_the_reason()
    {
        var detached = await CmsSigning.SignAsync(Content, TestSigner.An, DocumentFormat.CmsDetached);
        var attached = await CmsSigning.SignAsync(Content, TestSigner.An, DocumentFormat.CmsAttached);

        Assert.Equal(DocumentRefusal.Empty, await RefusalAsync([], new()));
        Assert.Equal(DocumentRefusal.TooLarge, await RefusalAsync(Content, new() { MaxBytes = 3 }));
        Assert.Equal(DocumentRefusal.Unsupported, await RefusalAsync(detached, new()));
        Assert.Equal(DocumentRefusal.Damaged, await RefusalAsync(attached[..^1], new()));
    }

    private static async Task<DocumentRefusal> RefusalAsync(byte[] document, CmsOptions options) =>
        Assert.IsType<DocumentInspection.Refused>(await new CmsDocumentSigner(DocumentFormat.CmsAttached, options)
            .InspectAsync(new MemoryStream(document), TestContext.Current.CancellationToken)).Reason;

    private static List<string> Signers(byte[] signature) =>
        [.. SignedDataFile.Read(new MemoryStream(signature))!.Parts.Signers.Select(signer => Convert.ToHexString(signer.Span))];

    /// <summary>BER with the content in pieces of indefinite length, by a signer of its own.</summary>
    private static byte[] Streamed(byte[] content)
    {
        using var tool = new Tool();
        tool.File("content", content);
        tool.Run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-subj", "/CN=Elsewhere", "-days", "30");
        var (code, said) = tool.Run(
            "openssl", "cms", "-sign", "-nodetach", "-stream", "-binary", "-cades", "-md", "sha256", "-in", "content", "-signer", "cert.pem", "-inkey", "key.pem",
            "-outform", "DER", "-out", "signed");
        Assert.True(code == 0, said);
        var signed = tool.Read("signed");
        Assert.Equal(0x80, signed[1]);
        return signed;
    }

    private static byte[] Roots(byte[] signature) => System.Text.Encoding.ASCII.GetBytes(string.Concat(
        CertificateSet.Load(SignedDataFile.Read(new MemoryStream(signature))!.Parts.Certificates)
            .Where(c => c.Subject == c.Issuer).Select(c => c.ExportCertificatePem() + "\n")));
}
