using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Certificates;

/// <summary>What RFC 5280 asks of the certificates, and what openssl and GnuTLS say of them.</summary>
[Collection(TokenCollection.Name)]
public sealed class ProfileTests(TokenFixture token) : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly Office _office = new(token);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Openssl_and_gnutls_follow_every_path_and_each_certificate_names_its_issuers_key()
    {
        var chain = await _office.Core.Authority.ChainAsync(Cancel);
        var citizen = X509CertificateLoader.LoadCertificate((await _office.EnrolAsync()).Certificate);
        var (stamper, responder, rootResponder) = (
            await ServiceAsync(AuthorityRole.TimeStamps), await ServiceAsync(AuthorityRole.IssuingResponder), await ServiceAsync(AuthorityRole.RootResponder));
        (X509Certificate2 Certificate, X509Certificate2 Issuer, string Purpose)[] all =
        [
            (citizen, chain.Issuing, "any"), (stamper, chain.Issuing, "timestampsign"), (responder, chain.Issuing, "ocsphelper"),
            (rootResponder, chain.Root, "ocsphelper"), (chain.Issuing, chain.Root, "any"),
        ];

        foreach (var (certificate, issuer, purpose) in all)
        {
            await OpenSsl.MustAsync(
                "verify", "-x509_strict", "-purpose", purpose, "-CAfile", _scratch.Pem("root.pem", chain.Root), "-untrusted",
                _scratch.Pem("issuing.pem", chain.Issuing), _scratch.Pem("asked.pem", certificate));
            Assert.Equal(Identifier(issuer), certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().Single().KeyIdentifier!.Value.ToArray());
            Assert.Equal(20, Identifier(certificate).Length);
            Assert.True(certificate.NotBefore >= issuer.NotBefore && certificate.NotAfter <= issuer.NotAfter);
            Assert.InRange(certificate.SerialNumberBytes.Length, 9, 20);
            var isAuthority = certificate == chain.Issuing;
            var basic = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single();
            Assert.Equal((certificate != stamper, isAuthority), (basic.Critical, basic.CertificateAuthority));
            var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().Single();
            Assert.Equal((true, isAuthority), (usage.Critical, usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign)));
        }

        Assert.Contains("Verified. The certificate is trusted", await CertToolAsync(
            "--verify-chain", "--infile", _scratch.Pem("chain.pem", citizen, chain.Issuing, chain.Root)), StringComparison.Ordinal);
        var text = await CertToolAsync("-i", "--infile", _scratch.Pem("tsa.pem", stamper));
        Assert.Matches(@"Key Purpose \(critical\):\s+Time stamping", text);
        Assert.Matches(@"Key Purpose \(not critical\):\s+OCSP signing", await CertToolAsync("-i", "--infile", _scratch.Pem("ocsp.pem", responder)));
    }

    [Fact]
    public async Task The_issuing_authority_says_where_the_roots_list_and_certificate_are()
    {
        var text = await OpenSsl.MustAsync(
            "x509", "-noout", "-text", "-in", _scratch.Pem("issuing.pem", (await _office.Core.Authority.ChainAsync(Cancel)).Issuing));

        Assert.Contains("URI:http://ca.example.vn/crl/root.crl", text, StringComparison.Ordinal);
        Assert.Contains("CA Issuers - URI:http://ca.example.vn/root.cer", text, StringComparison.Ordinal);
        Assert.Contains("OCSP - URI:http://ca.example.vn/ocsp", text, StringComparison.Ordinal);
        Assert.Matches(@"Certificate Policies: \s+Policy: X509v3 Any Policy", text);
        Assert.Contains("pathlen:0", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_evidence_for_a_chain_is_complete_and_openssl_accepts_it()
    {
        var chain = await _office.Core.Authority.ChainAsync(Cancel);
        var credential = await _office.EnrolAsync();
        using var citizen = X509CertificateLoader.LoadCertificate(credential.Certificate);

        var evidence = Assert.IsType<RevocationOutcome.Found>(await _office.Core.Evidence.ForAsync([citizen, chain.Issuing], Cancel)).Evidence;

        Assert.Equal(4, evidence.Certificates.Count); // the citizen's, both authorities', the responder's
        var text = await OpenSsl.MustAsync(
            "ocsp", "-respin", _scratch.Write("r.der", Assert.Single(evidence.OcspResponses)), "-sha256", "-issuer", _scratch.Pem("issuing.pem", chain.Issuing),
            "-cert", _scratch.Pem("asked.pem", citizen), "-CAfile", _scratch.Pem("root.pem", chain.Root), "-verify_other", _scratch.Path("issuing.pem"), "-no_nonce");
        Assert.Contains(": good", text, StringComparison.Ordinal);
        Assert.Contains("verify OK", await OpenSsl.MustAsync(
            "crl", "-inform", "DER", "-in", _scratch.Write("root.crl", Assert.Single(evidence.Crls)), "-CAfile", _scratch.Path("root.pem"), "-noout"), StringComparison.Ordinal);

        await _office.Core.Credentials.SuspendAsync(credential.Id, Office.Subject, Cancel);
        Assert.Equal(new RevocationOutcome.NotGood(credential.SerialNumber), await _office.Core.Evidence.ForAsync([citizen], Cancel));
        var stranger = TestSigner.An.Certificate.Certificate;
        Assert.Equal(new RevocationOutcome.NotKnown(stranger.SerialNumber), await _office.Core.Evidence.ForAsync([stranger], Cancel));
    }

    public void Dispose() => _scratch.Dispose();

    private static byte[] Identifier(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifierBytes.ToArray();

    private static async Task<string> CertToolAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("certtool", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(Cancel);
        var text = await process.StandardOutput.ReadToEndAsync(Cancel) + await error;
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, text);
        return text;
    }

    private async Task<X509Certificate2> ServiceAsync(AuthorityRole role)
    {
        var chain = await _office.Core.Authority.ChainAsync(Cancel);
        await (role == AuthorityRole.TimeStamps
            ? (Task)_office.Core.TimeStamps.StampAsync(new byte[32], Cancel)
            : _office.Core.Responder.AboutAsync(chain.Issuing, role == AuthorityRole.RootResponder ? chain.Root : chain.Issuing, Cancel));
        return X509CertificateLoader.LoadCertificate((await _office.Authority.NewestAsync(role, Cancel))!.Certificate);
    }
}
