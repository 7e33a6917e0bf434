using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Pdf.LongTerm;
using SmartCaBot.Signing.Pdf.Writing;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>PAdES B-T, B-LT and B-LTA, by the service's own time-stamp authority.</summary>
[Collection(TokenCollection.Name)]
public sealed class LongTermTests(TokenFixture token)
{
    private readonly Office _office = new(token);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<SignatureLevel, bool, LaterChange[]> Levels => new()
    {
        { SignatureLevel.T, false, [] },
        { SignatureLevel.LT, false, [LaterChange.ValidationData] },
        { SignatureLevel.LT, true, [LaterChange.ValidationData] },
        { SignatureLevel.LTA, false, [LaterChange.TimeStamp, LaterChange.ValidationData] },
        { SignatureLevel.LTA, true, [LaterChange.TimeStamp, LaterChange.ValidationData] },
    };

    [Theory]
    [MemberData(nameof(Levels))]
    public async Task Each_level_is_there_and_others_accept_it(SignatureLevel level, bool xrefStream, LaterChange[] changes)
    {
        var pdf = xrefStream ? PdfBuilder.OnePage().WithStream() : PdfBuilder.OnePage().WithTable();

        var signed = await SignAsync(pdf, TestSigner.An, level, new());

        Assert.True(signed.AsSpan().StartsWith(pdf));
        var report = await VerifyAsync(signed);
        Assert.Equal(level == SignatureLevel.T ? Verdict.Valid : Verdict.ValidWithLaterAllowedChanges, report.Verdict);
        Assert.Equal(changes, report.Signatures[0].Changes);
        Assert.Equal((TimeStampState.Good, "SmartCaBot TSA"), (report.Signatures[0].TimeStamp!.State, report.Signatures[0].TimeStamp!.Authority));
        AcceptedByOthers(signed, level);
        if (level == SignatureLevel.LTA)
        {
            Assert.Equal((true, Verdict.Valid, "SmartCaBot TSA"), (report.Signatures[1].IsDocumentTimeStamp, report.Signatures[1].Verdict, report.Signatures[1].Signer!.CommonName));
            DocumentStampAcceptedByOpenSsl(signed, await TrustedAsync());
        }
    }

    [Fact]
    public async Task Two_people_sign_for_the_long_term_even_where_the_first_allows_forms_only()
    {
        var how = new PdfSignatureOptions { Certification = PdfCertification.FillFormsAndSign };
        var one = await SignAsync(PdfBuilder.OnePage().WithTable(), TestSigner.An, SignatureLevel.LTA, how);
        var two = await SignAsync(one, TestSigner.Binh, SignatureLevel.LTA, new());

        var report = await VerifyAsync(two);

        Assert.Equal(Verdict.ValidWithLaterAllowedChanges, report.Verdict);
        Assert.Equal(4, report.Signatures.Count);
        Assert.Equal([LaterChange.Signature, LaterChange.TimeStamp, LaterChange.ValidationData], report.Signatures[0].Changes);
        using var tool = new Tool();
        tool.File("in.pdf", two);
        Assert.Equal(0, tool.Run("qpdf", "--check", "in.pdf").Code);
    }

    [Fact]
    public async Task Certificates_that_are_no_longer_good_are_not_called_good_for_the_long_term()
    {
        var evidence = new TestEvidence(_office.Core.Evidence) { Answer = new RevocationOutcome.NotGood("01AB") };
        var trust = new TrustServices(_office.Core.TimeStamps, evidence);
        var signer = new PdfDocumentSigner(new() { Signature = new() { Level = SignatureLevel.LT } }, trust);
        var pdf = PdfBuilder.OnePage().WithTable();
        var prepared = await signer.ReadyAsync(new MemoryStream(pdf), TestSigner.An.Certificate, new(PdfSigning.SignedAt), Cancel);
        var (value, output) = (TestSigner.An.Sign(prepared.DigestToSign), new MemoryStream());

        var refusal = await Assert.ThrowsAsync<LevelUnavailableException>(
            async () => await signer.FinishAsync(new MemoryStream(pdf), prepared, value, output, Cancel));
        Assert.Contains("01AB", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, output.Length);

        evidence.Answer = null;
        await signer.FinishAsync(new MemoryStream(pdf), prepared, value, output, Cancel);
        Assert.Equal([LaterChange.ValidationData], (await VerifyAsync(output.ToArray())).Signatures[0].Changes);
    }

    [Fact]
    public async Task What_is_changed_while_its_signer_is_asked_is_not_written_as_signed()
    {
        var pdf = PdfBuilder.OnePage().WithTable();
        IDocumentSigner signer = new PdfDocumentSigner(new(), new TrustServices(_office.Core.TimeStamps, new TestEvidence(_office.Core.Evidence)));
        Task SignAsync(Action meanwhile) => signer.SignAsync(
            new MemoryStream(pdf), TestSigner.An.Certificate, new(PdfSigning.SignedAt, Level: SignatureLevel.LTA),
            (ready, _) =>
            {
                meanwhile();
                return new(TestSigner.An.Sign(ready.Document.DigestToSign));
            },
            new MemoryStream(), Cancel).AsTask();

        await SignAsync(() => { });
        await Assert.ThrowsAsync<InvalidDataException>(() => SignAsync(() => pdf[pdf.AsSpan().IndexOf("Don de nghi"u8)] = (byte)'d'));
    }

    [Fact]
    public async Task A_document_stamp_over_bytes_that_changed_is_broken()
    {
        var signed = await SignAsync(PdfBuilder.OnePage().WithTable(), TestSigner.An, SignatureLevel.LTA, new());
        signed[signed.AsSpan().IndexOf("Don de nghi"u8)] = (byte)'d';

        Assert.All((await VerifyAsync(signed)).Signatures, s => Assert.Equal(Verdict.Altered, s.Verdict));
    }

    /// <summary>Our authority stamps any digest for anybody.</summary>
    [Fact]
    public async Task A_document_that_only_a_time_stamp_stands_over_is_signed_by_nobody()
    {
        var pdf = PdfBuilder.OnePage().WithTable();
        var (bytes, slots) = DocumentTimeStamp.Reserve(new MemoryStream(pdf));
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(pdf);
        PreparedPdf.DigestIncrement(digest, bytes, slots);
        var trust = new TrustServices(_office.Core.TimeStamps, new TestEvidence(_office.Core.Evidence));
        SignatureDictionary.FillContents(bytes, slots, await trust.StampDigestAsync(digest.GetHashAndReset(), Cancel));

        var report = Assert.IsType<DocumentReport.WithoutSignatures>(
            await new PdfVerifier(await TrustedAsync(), new(), _office.Time).VerifyAsync(new MemoryStream([.. pdf, .. bytes]), Cancel));

        var stamp = Assert.Single(report.TimeStamps);
        Assert.Equal((Verdict.Valid, "SmartCaBot TSA"), (stamp.Verdict, stamp.Signer!.CommonName));
    }

    private static void AcceptedByOthers(byte[] signed, SignatureLevel level)
    {
        using var tool = new Tool();
        tool.File("in.pdf", signed);
        var (_, pdfsig) = tool.Run("pdfsig", "-nocert", "in.pdf");
        Assert.Contains("Signature Validation: Signature is Valid.", pdfsig, StringComparison.Ordinal);
        var (code, qpdf) = tool.Run("qpdf", "--check", "in.pdf");
        Assert.True(code == 0, qpdf);
        var (_, json) = tool.Run("qpdf", "--json=2", "in.pdf");
        Assert.Equal(level >= SignatureLevel.LT, json.Contains("\"/DSS\"", StringComparison.Ordinal));
        Assert.Equal(level >= SignatureLevel.LT, json.Contains("\"/OCSPs\"", StringComparison.Ordinal));
        Assert.Equal(level == SignatureLevel.LTA, json.Contains("\"/ETSI.RFC3161\"", StringComparison.Ordinal));
    }

    private static void DocumentStampAcceptedByOpenSsl(byte[] signed, X509Certificate2[] trusted)
    {
        using var tool = new Tool();
        var text = Encoding.Latin1.GetString(signed);
        var at = text.LastIndexOf("/Type/DocTimeStamp", StringComparison.Ordinal);
        var numbers = text[(text.IndexOf("[0 ", at, StringComparison.Ordinal) + 1)..text.IndexOf(']', at)].Split(' ').Select(int.Parse).ToArray();
        var contents = Convert.FromHexString(text.AsSpan(numbers[1] + 1, numbers[2] - numbers[1] - 2));
        tool.File("data", [.. signed[..numbers[1]], .. signed[numbers[2]..(numbers[2] + numbers[3])]]);
        Assert.True(System.Security.Cryptography.Pkcs.Rfc3161TimestampToken.TryDecode(contents, out _, out var length));
        tool.File("token.der", contents[..length]);
        tool.File("roots.pem", Encoding.ASCII.GetBytes(string.Join('\n', trusted.Select(c => c.ExportCertificatePem()))));
        var (code, said) = tool.Run("openssl", "ts", "-verify", "-token_in", "-in", "token.der", "-data", "data", "-CAfile", "roots.pem", "-partial_chain");
        Assert.True(code == 0, said);
    }

    private Task<byte[]> SignAsync(byte[] pdf, TestSigner signer, SignatureLevel level, PdfSignatureOptions how) =>
        LongTermSigning.SignAsync(_office, pdf, signer, level, how);

    private Task<X509Certificate2[]> TrustedAsync() => LongTermSigning.TrustedAsync(_office);

    private async Task<DocumentReport.Checked> VerifyAsync(byte[] signed) => Assert.IsType<DocumentReport.Checked>(
        await new PdfVerifier(await TrustedAsync(), new(), _office.Time).VerifyAsync(new MemoryStream(signed), Cancel));
}
