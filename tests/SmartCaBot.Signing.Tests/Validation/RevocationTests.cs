using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Certificates.Revocation;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Validation;
using SmartCaBot.Signing.Validation.Revocation;

namespace SmartCaBot.Signing.Tests.Validation;

/// <summary>Certificates that were suspended or revoked, before and after somebody signed with them.</summary>
[Collection(TokenCollection.Name)]
public sealed class RevocationTests(TokenFixture token)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly byte[] Pdf = PdfBuilder.OnePage().WithTable();

    private readonly Office _office = new(token);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _office.Time.GetUtcNow();

    [Theory]
    [InlineData(null, RevocationState.Good, Verdict.ValidWithLaterAllowedChanges, null)]
    [InlineData(1.0, RevocationState.RevokedAfterSigning, Verdict.ValidWithLaterAllowedChanges, null)]
    [InlineData(-1.0, RevocationState.RevokedBeforeSigning, Verdict.Undecided, UndecidedReason.Revoked)]
    public async Task A_list_in_the_document_says_whether_the_time_stamp_is_older(double? days, RevocationState state, Verdict verdict, UndecidedReason? why)
    {
        (TestSigner, DateTimeOffset)[] revoked = days is { } after ? [(TestSigner.An, Now.AddDays(after))] : [];
        var signed = await SignAsync(SignatureLevel.LT, TestSigner.RevocationList(Now.AddHours(-1), Day, revoked));

        var report = (await VerifyAsync(signed)).Signatures[0];

        Assert.Equal((state, verdict, why), (report.Findings.Revocation!.State, report.Verdict, report.Why));
        Assert.Equal(days is null ? null : RevocationReason.KeyCompromise, report.Findings.Revocation.Reason);
    }

    [Fact]
    public async Task Who_was_suspended_for_a_time_is_good_again_when_a_later_list_says_so()
    {
        var held = TestSigner.RevocationList(Now.AddHours(-3), Day, [(TestSigner.An, Now.AddHours(-4))], reason: X509RevocationReason.CertificateHold);
        var resumed = TestSigner.RevocationList(Now.AddHours(-1), Day, []);
        var heldAgain = TestSigner.RevocationList(Now.AddMinutes(-9), Day, [(TestSigner.An, Now.AddMinutes(-10))], reason: X509RevocationReason.CertificateHold);

        var report = (await VerifyAsync(await SignAsync(SignatureLevel.LT, [held, resumed]))).Signatures[0];
        Assert.Equal((RevocationState.Good, Verdict.ValidWithLaterAllowedChanges), (report.Findings.Revocation!.State, report.Verdict));
        report = (await VerifyAsync(await SignAsync(SignatureLevel.LT, [held, resumed, heldAgain]))).Signatures[0];
        Assert.Equal((RevocationState.RevokedBeforeSigning, RevocationReason.CertificateHold), (report.Findings.Revocation!.State, report.Findings.Revocation.Reason!.Value));
    }

    [Fact]
    public void An_answer_without_an_end_says_nothing_of_what_came_after_it()
    {
        var answer = new StatusStatement(new CertificateStatus.Good(), Now, NextUpdate: null);

        Assert.True(answer.CountsAt(Now));
        Assert.False(answer.CountsAt(Now.AddSeconds(1)));
    }

    [Fact]
    public async Task Who_has_no_proof_of_time_is_not_believed_to_be_older()
    {
        // The signature claims a time before the revocation; the list came with somebody else's signature, which is later.
        var first = await PdfSigning.SignAsync(Pdf, TestSigner.An, at: Now.AddDays(-3));
        var list = TestSigner.RevocationList(Now.AddHours(-1), Day, [(TestSigner.An, Now.AddDays(-2))]);

        var report = (await VerifyAsync(await SignAsync(SignatureLevel.LT, list, first, TestSigner.Binh))).Signatures[0];

        Assert.Equal((RevocationState.RevokedWithoutProof, UndecidedReason.RevokedWithoutProof), (report.Findings.Revocation!.State, report.Why!.Value));
        Assert.Null(report.ProvedAt);
    }

    [Fact]
    public async Task A_document_time_stamp_proves_when_a_signature_without_one_was_there()
    {
        var first = await PdfSigning.SignAsync(Pdf, TestSigner.An, at: Now.AddDays(-3));
        var list = TestSigner.RevocationList(Now.AddHours(-1), Day, [(TestSigner.An, Now.AddDays(1))]);

        var report = (await VerifyAsync(await SignAsync(SignatureLevel.LTA, list, first, TestSigner.Binh))).Signatures[0];

        Assert.Equal(Now, report.ProvedAt!.Value, TimeSpan.FromSeconds(1));
        Assert.Equal((RevocationState.RevokedAfterSigning, Verdict.ValidWithLaterAllowedChanges), (report.Findings.Revocation!.State, report.Verdict));
    }

    [Fact]
    public async Task A_claim_that_a_document_time_stamp_refutes_counts_for_nothing()
    {
        // Says that it was signed when its certificate had expired; the stamp shows that it was there before.
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var shortly = TestSigner.Make("Đỗ Văn Dũng", "CCCD:001090000777", key, notAfter: Now.AddDays(2));
        var first = await PdfSigning.SignAsync(Pdf, shortly, at: Now.AddDays(5));
        var stamped = await SignAsync(SignatureLevel.LTA, TestSigner.RevocationList(Now.AddHours(-1), Day, []), first, TestSigner.Binh);
        _office.Time.Advance(TimeSpan.FromDays(10));

        Assert.Equal(UndecidedReason.NotValidAtSigning, (await VerifyAsync(first)).Signatures[0].Why);
        var report = (await VerifyAsync(stamped)).Signatures[0];
        Assert.Equal((ChainFinding.Trusted, Verdict.ValidWithLaterAllowedChanges), (report.Findings.Chain, report.Verdict));
    }

    [Fact]
    public async Task What_is_not_the_issuers_word_or_too_old_says_nothing()
    {
        using var stranger = RSA.Create(2048);
        (TestSigner, DateTimeOffset)[] revoked = [(TestSigner.An, Now.AddDays(-1))];
        foreach (var list in new[]
        {
            TestSigner.RevocationList(Now.AddHours(-1), Day, revoked, by: stranger),
            TestSigner.RevocationList(Now.AddDays(-9), Day, []),
            SHA256.HashData([1]),
        })
        {
            var report = (await VerifyAsync(await SignAsync(SignatureLevel.LT, list))).Signatures[0];
            Assert.Null(report.Findings.Revocation);
            Assert.Equal(Verdict.ValidWithLaterAllowedChanges, report.Verdict);
        }
    }

    [Fact]
    public async Task The_responders_answer_in_the_document_is_enough_for_a_stranger_and_the_register_knows_more()
    {
        var trust = new TrustServices(_office.Core.TimeStamps, _office.Core.Evidence);
        var signed = await RemoteSigning.SignAsync(_office, new PdfDocumentSigner(new() { Signature = new() { Level = SignatureLevel.LTA } }, trust), Pdf);
        var chain = await _office.Core.Authority.ChainAsync(Cancel);
        var register = new OwnStatuses(chain, _office.Store, _office.Authority);

        var stranger = (await VerifyAsync(signed)).Signatures[0];
        Assert.Equal((RevocationState.Good, Verdict.ValidWithLaterAllowedChanges), (stranger.Findings.Revocation!.State, stranger.Verdict));

        _office.Time.Advance(TimeSpan.FromHours(1));
        var credential = Assert.Single(await _office.Signing.CredentialsAsync(Office.Subject, Cancel));
        await _office.Core.Credentials.RevokeAsync(credential.Id, Office.Subject, RevocationReason.KeyCompromise, Cancel);
        Assert.Equal(RevocationState.Good, (await VerifyAsync(signed)).Signatures[0].Findings.Revocation!.State);
        var known = (await VerifyAsync(signed, register)).Signatures[0];
        Assert.Equal((RevocationState.RevokedAfterSigning, Verdict.ValidWithLaterAllowedChanges), (known.Findings.Revocation!.State, known.Verdict));
    }

    [Theory]
    [InlineData(DocumentFormat.Xml)]
    [InlineData(DocumentFormat.CmsAttached)]
    public async Task The_register_is_asked_about_every_format(DocumentFormat format)
    {
        var signed = await RemoteSigning.SignAsync(_office, FormatOptions.Of(1 << 20, TimeZoneInfo.Utc).Signers().Of(format), "<toKhai/>"u8.ToArray());
        var chain = await _office.Core.Authority.ChainAsync(Cancel);
        var trust = new VerifierTrust { Statuses = new OwnStatuses(chain, _office.Store, _office.Authority) };
        async Task<SignatureReport> LookAsync() => Assert.Single(Assert.IsType<DocumentReport.Checked>(
            await new DocumentVerifier([chain.Root, chain.Issuing], FormatOptions.Of(1 << 20, TimeZoneInfo.Utc), _office.Time, trust)
                .VerifyAsync(new MemoryStream(signed), null, Cancel)).Signatures);

        Assert.Equal(RevocationState.Good, (await LookAsync()).Findings.Revocation!.State);
        _office.Time.Advance(TimeSpan.FromHours(1));
        var credential = Assert.Single(await _office.Signing.CredentialsAsync(Office.Subject, Cancel));
        await _office.Core.Credentials.RevokeAsync(credential.Id, Office.Subject, RevocationReason.Superseded, Cancel);
        Assert.Equal(UndecidedReason.RevokedWithoutProof, (await LookAsync()).Why);
    }

    [Fact]
    public async Task Stamps_of_another_authority_count_when_its_root_is_named_and_only_as_stamps()
    {
        var other = new Office(token);
        var trust = new TrustServices(other.Core.TimeStamps, new TestEvidence(other.Core.Evidence));
        var signer = new PdfDocumentSigner(new() { Signature = new() { Level = SignatureLevel.T } }, trust);
        var output = new MemoryStream();
        await signer.SignAsync(
            new MemoryStream(Pdf), TestSigner.An.Certificate, new(Now), (ready, _) => new(TestSigner.An.Sign(ready.Document.DigestToSign)), output, Cancel);
        var root = (await other.Core.Authority.ChainAsync(Cancel)).Root;
        async Task<SignatureReport> LookAsync(IReadOnlyList<X509Certificate2> authorities, VerifierTrust? more) => Assert.Single(
            Assert.IsType<DocumentReport.Checked>(await new PdfVerifier(authorities, new(), other.Time, more).VerifyAsync(output, Cancel)).Signatures);

        Assert.Equal(TimeStampState.NotTrusted, (await LookAsync([TestSigner.Root], null)).TimeStamp!.State);
        Assert.Equal(TimeStampState.Good, (await LookAsync([TestSigner.Root], new() { TimeStampAuthorities = [root] })).TimeStamp!.State);
        var only = await LookAsync([], new() { TimeStampAuthorities = [TestSigner.Root, root] });
        Assert.Equal((UndecidedReason.NotTrusted, TimeStampState.Good), (only.Why, only.TimeStamp!.State));
    }

    /// <summary>With that beside it as its only evidence about people.</summary>
    private Task<byte[]> SignAsync(SignatureLevel level, byte[] list, byte[]? pdf = null, TestSigner? signer = null) => SignAsync(level, [list], pdf, signer);

    private async Task<byte[]> SignAsync(SignatureLevel level, IReadOnlyList<byte[]> lists, byte[]? pdf = null, TestSigner? signer = null)
    {
        var who = signer ?? TestSigner.An;
        var evidence = new TestEvidence(_office.Core.Evidence) { Answer = new RevocationOutcome.Found(new([], lists, [])) };
        var output = new MemoryStream();
        await new PdfDocumentSigner(new() { Signature = new() { Level = level } }, new TrustServices(_office.Core.TimeStamps, evidence)).SignAsync(
            new MemoryStream(pdf ?? Pdf), who.Certificate, new(Now), (ready, _) => new(who.Sign(ready.Document.DigestToSign)), output, Cancel);
        return output.ToArray();
    }

    private async Task<DocumentReport.Checked> VerifyAsync(byte[] signed, ICertificateStatuses? statuses = null) => Assert.IsType<DocumentReport.Checked>(
        await new PdfVerifier(await LongTermSigning.TrustedAsync(_office), new(), _office.Time, new() { Statuses = statuses })
            .VerifyAsync(new MemoryStream(signed), Cancel));
}
