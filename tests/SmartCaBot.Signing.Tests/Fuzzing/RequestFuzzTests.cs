using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.TimeStamps;
using SmartCaBot.Signing.Validation;
using SmartCaBot.Signing.Validation.Revocation;
using SmartCaBot.TestKit.Fuzzing;

namespace SmartCaBot.Signing.Tests.Fuzzing;

/// <summary>Damaged DER from strangers: certificates in signatures, questions to the responder and to the time-stamp authority, its tokens and answers.</summary>
[Collection(TokenCollection.Name)]
public class RequestFuzzTests(TokenFixture token, ITestOutputHelper output)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Certificates() => await Fuzzer.RunAsync(
        output.WriteLine, [TestSigner.An.Certificate.Certificate.RawData, TestSigner.Binh.Certificate.Certificate.RawData, TestSigner.Issuing.RawData], Damage.MakeDer,
        damaged =>
        {
            try
            {
                using var certificate = X509CertificateLoader.LoadCertificate(damaged);
                SignerIdentityReader.Read(certificate);
                SignatureValue.Verify(certificate, SignatureScheme.RsaPkcs1, HashAlgorithmName.SHA256, new byte[32], new byte[256]);
                new ChainCheck([TestSigner.Root]).Check(certificate, [TestSigner.Issuing, certificate], DateTimeOffset.UnixEpoch.AddYears(56));
            }
            catch (CryptographicException)
            {
                // The platform cannot load it; every verifier takes that for a missing certificate.
            }
            return Task.CompletedTask;
        });

    [Fact]
    public async Task Questions_to_the_responder()
    {
        var office = new Office(token);
        await office.Core.ProvisionAsync(Cancel);
        var chain = await office.Core.Authority.ChainAsync(Cancel);
        byte[][] samples = [OpenSslRequest(chain.Issuing, nonce: true), OpenSslRequest(chain.Issuing, nonce: false)];

        await Fuzzer.RunAsync(output.WriteLine, samples, Damage.MakeDer, async damaged =>
            Assert.NotNull(await office.Core.Responder.AnswerAsync(damaged, Cancel)));
    }

    [Fact]
    public async Task Questions_to_the_time_stamp_authority()
    {
        var office = new Office(token);
        await office.Core.ProvisionAsync(Cancel);
        var samples = new[] { true, false }.Select(nonce => Rfc3161TimestampRequest.CreateFromHash(
            new byte[32], HashAlgorithmName.SHA256, nonce: nonce ? new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 } : null, requestSignerCertificates: nonce).Encode()).ToArray();

        await Fuzzer.RunAsync(output.WriteLine, samples, Damage.MakeDer, async damaged =>
            Assert.NotEmpty(await office.Core.TimeStamps.AnswerAsync(damaged, Cancel)));
    }

    [Fact]
    public async Task Answers_of_a_time_stamp_authority_and_its_tokens()
    {
        var office = new Office(token);
        await office.Core.ProvisionAsync(Cancel);
        var digest = new byte[32];
        var stamp = Assert.IsType<TimeStampOutcome.Stamped>(await office.Core.TimeStamps.StampAsync(digest, Cancel)).Token;
        var check = new TimeStampCheck([(await office.Core.Authority.ChainAsync(Cancel)).Root]);

        await Fuzzer.RunAsync(output.WriteLine, [stamp, TimeStampResponse.Granted(stamp), TimeStampResponse.Rejected(TimeStampFailure.SystemFailure)], Damage.MakeDer, damaged =>
        {
            check.Check(damaged, _ => digest);
            new TimeStampExchange(digest, policyOid: null).Read(damaged);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Answers_of_responders_and_revocation_lists()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        var chain = await office.Core.Authority.ChainAsync(Cancel);
        using var certificate = X509CertificateLoader.LoadCertificate(credential.Certificate);
        var evidence = Assert.IsType<RevocationOutcome.Found>(await office.Core.Evidence.ForAsync([certificate, chain.Issuing, chain.Root], Cancel)).Evidence;
        var answer = evidence.OcspResponses.First(r => OcspAnswerReader.About(certificate, chain.Issuing, r) is not null);
        var list = TestSigner.RevocationList(DateTimeOffset.UnixEpoch.AddYears(56), TimeSpan.FromDays(1), [(TestSigner.Binh, DateTimeOffset.UnixEpoch.AddYears(56))]);
        Assert.NotNull(RevocationListReader.About(TestSigner.An.Certificate.Certificate, TestSigner.Issuing, list));

        await Fuzzer.RunAsync(output.WriteLine, [answer, list], Damage.MakeDer, damaged =>
        {
            OcspAnswerReader.About(certificate, chain.Issuing, damaged);
            RevocationListReader.About(TestSigner.An.Certificate.Certificate, TestSigner.Issuing, damaged);
            return Task.CompletedTask;
        });
    }

    private static byte[] OpenSslRequest(X509Certificate2 issuer, bool nonce)
    {
        using var tool = new Tool();
        tool.File("issuer.pem", System.Text.Encoding.ASCII.GetBytes(issuer.ExportCertificatePem()));
        var (code, said) = tool.Run("openssl", ["ocsp", "-issuer", "issuer.pem", "-serial", "0x1234", "-reqout", "request.der", .. nonce ? Array.Empty<string>() : ["-no_nonce"]]);
        Assert.True(code == 0, said);
        return tool.Read("request.der");
    }
}
