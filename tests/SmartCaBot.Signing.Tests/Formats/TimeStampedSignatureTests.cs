using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Signing.Tests.Cms;
using SmartCaBot.Signing.Tests.Ooxml;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Tests.Xml;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Formats;

[Collection(TokenCollection.Name)]
public sealed class TimeStampedSignatureTests(TokenFixture token)
{
    private static readonly byte[] Content = "<toKhai/>"u8.ToArray();
    private static readonly FormatOptions Options = FormatOptions.Of(1 << 20, TimeZoneInfo.Utc);

    private readonly Office _office = new(token);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DocumentFormat.CmsDetached)]
    [InlineData(DocumentFormat.CmsAttached)]
    [InlineData(DocumentFormat.Xml)]
    [InlineData(DocumentFormat.Ooxml)]
    public async Task The_report_names_time_and_authority_and_other_verifiers_still_accept(DocumentFormat format)
    {
        foreach (var signer in new[] { TestSigner.An, TestSigner.Binh })
        {
            var signed = await SignAsync(format, signer, new Stamps(_office.Core.TimeStamps));

            var report = await VerifyAsync(signed, format);
            Assert.Equal((Verdict.Valid, TimeStampState.Good, "SmartCaBot TSA"), (report.Verdict, report.TimeStamp!.State, report.TimeStamp.Authority));
            Assert.Equal(_office.Time.GetUtcNow(), report.TimeStamp.At!.Value, TimeSpan.FromMilliseconds(1));
            if (format == DocumentFormat.Xml)
                XmlSigning.XmlSecAccepts(signed);
            else if (format != DocumentFormat.Ooxml)
                CmsSigning.OpenSslAccepts(signed, Content, format == DocumentFormat.CmsDetached);
        }
    }

    [Fact]
    public async Task The_platform_finds_the_stamp_on_the_value_too()
    {
        var cms = new SignedCms(new ContentInfo(Content), detached: true);
        cms.Decode(await SignAsync(DocumentFormat.CmsDetached, TestSigner.An, new Stamps(_office.Core.TimeStamps)));
        cms.CheckSignature(verifySignatureOnly: true);

        var attribute = Assert.Single(cms.SignerInfos[0].UnsignedAttributes.Cast<CryptographicAttributeObject>());
        Assert.Equal("1.2.840.113549.1.9.16.2.14", attribute.Oid.Value);
        Assert.True(Rfc3161TimestampToken.TryDecode(attribute.Values[0].RawData, out var stamp, out _));
        Assert.True(stamp.VerifySignatureForSignerInfo(cms.SignerInfos[0], out _));
    }

    [Theory]
    [InlineData(DocumentFormat.CmsDetached)]
    [InlineData(DocumentFormat.Xml)]
    public async Task A_stamp_of_something_else_proves_nothing_and_the_signature_stands(DocumentFormat format)
    {
        var signed = await SignAsync(format, TestSigner.An, new Stamps(_office.Core.TimeStamps) { OfSomethingElse = true });

        var report = await VerifyAsync(signed, format);

        Assert.Equal((Verdict.Valid, TimeStampState.Broken), (report.Verdict, report.TimeStamp!.State));
    }

    [Fact]
    public async Task A_stamp_of_an_authority_that_nobody_trusts_is_told_as_such()
    {
        var signed = await SignAsync(DocumentFormat.CmsDetached, TestSigner.An, new Stamps(_office.Core.TimeStamps));

        var report = await VerifyAsync(signed, DocumentFormat.CmsDetached, trustStamps: false);

        Assert.Equal((Verdict.Valid, TimeStampState.NotTrusted, "SmartCaBot TSA"), (report.Verdict, report.TimeStamp!.State, report.TimeStamp.Authority));
    }

    [Theory]
    [InlineData(DocumentFormat.CmsAttached)]
    [InlineData(DocumentFormat.Xml)]
    public async Task Without_a_stamp_nothing_is_written_and_the_same_value_is_good_later(DocumentFormat format)
    {
        var stamps = new Stamps(_office.Core.TimeStamps) { IsAway = true };
        var signer = Options.Signers(Trust(stamps)).Of(format);
        var prepared = await signer.ReadyAsync(
            new MemoryStream(Content), TestSigner.An.Certificate, new(XmlSigning.SignedAt, Level: SignatureLevel.T), Cancel);
        var value = TestSigner.An.Sign(prepared.DigestToSign);
        var output = new MemoryStream();

        await Assert.ThrowsAsync<LevelUnavailableException>(async () => await signer.FinishAsync(new MemoryStream(Content), prepared, value, output, Cancel));
        Assert.Equal(0, output.Length);
        stamps.IsAway = false;
        await signer.FinishAsync(new MemoryStream(Content), prepared, value, output, Cancel);

        Assert.Equal(TimeStampState.Good, (await VerifyAsync(output.ToArray(), format)).TimeStamp!.State);
    }

    private static TrustServices Trust(ITimeStamps stamps) => new(stamps, new NoEvidence());

    private static async Task<byte[]> SignAsync(DocumentFormat format, TestSigner signer, ITimeStamps stamps)
    {
        // A fresh signer for each step, so that nothing but the state travels.
        var content = format == DocumentFormat.Ooxml ? PackageBuilder.Docx().Zip() : Content;
        var prepared = await Options.Signers(Trust(stamps)).Of(format).ReadyAsync(
            new MemoryStream(content), signer.Certificate, new(XmlSigning.SignedAt, Level: SignatureLevel.T), Cancel);
        var output = new MemoryStream();
        await Options.Signers(Trust(stamps)).Of(format).FinishAsync(
            new MemoryStream(content), prepared, signer.Sign(prepared.DigestToSign), output, Cancel);
        return output.ToArray();
    }

    private async Task<SignatureReport> VerifyAsync(byte[] signed, DocumentFormat format, bool trustStamps = true)
    {
        var chain = await _office.Core.Authority.ChainAsync(Cancel);
        X509Certificate2[] trusted = [TestSigner.Root, TestSigner.Issuing, .. trustStamps ? [chain.Root, chain.Issuing] : Array.Empty<X509Certificate2>()];
        var content = format == DocumentFormat.CmsDetached ? new MemoryStream(Content) : null;
        var report = await new DocumentVerifier(trusted, Options, _office.Time).VerifyAsync(new MemoryStream(signed), content, Cancel);
        return Assert.Single(Assert.IsType<DocumentReport.Checked>(report).Signatures);
    }

    private sealed class Stamps(ITimeStamps real) : ITimeStamps
    {
        public bool IsAway { get; set; }

        public bool OfSomethingElse { get; init; }

        public Task<TimeStampOutcome> StampAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken) => IsAway
            ? Task.FromResult<TimeStampOutcome>(new TimeStampOutcome.Unavailable("away"))
            : real.StampAsync(OfSomethingElse ? SHA256.HashData(sha256.Span) : sha256, cancellationToken);
    }

    private sealed class NoEvidence : IRevocationEvidence
    {
        public Task<RevocationOutcome> ForAsync(IReadOnlyList<X509Certificate2> chain, CancellationToken cancellationToken) =>
            Task.FromResult<RevocationOutcome>(new RevocationOutcome.Unavailable());
    }
}
