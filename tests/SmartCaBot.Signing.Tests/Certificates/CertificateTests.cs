using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Certificates;

[Collection(TokenCollection.Name)]
public sealed class CertificateTests(TokenFixture token) : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("smartcabot-ca-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(KeyAlgorithm.Rsa2048, "Public-Key: (2048 bit)")]
    [InlineData(KeyAlgorithm.P256, "ASN1 OID: prime256v1")]
    public async Task A_citizens_certificate_is_written_as_vietnamese_authorities_do(KeyAlgorithm algorithm, string key)
    {
        var office = new Office(token, o => o with { Enrolment = o.Enrolment with { KeyAlgorithm = algorithm } });
        var credential = await office.EnrolAsync();

        var (_, text) = await OpenSsl.RunAsync(
            "x509", "-in", Write("citizen.cer", credential.Certificate), "-inform", "DER", "-noout", "-text", "-nameopt", "utf8,sep_comma_plus");

        Assert.Contains("Subject: C=VN,ST=ĐẮK LẮK,CN=Nguyễn Thị Bưởi,UID=CCCD:066190000123", text, StringComparison.Ordinal);
        Assert.Contains("Issuer: C=VN,O=SmartCaBot,CN=SmartCaBot Issuing CA", text, StringComparison.Ordinal);
        Assert.Contains(key, text, StringComparison.Ordinal);
        Assert.Contains("Signature Algorithm: sha256WithRSAEncryption", text, StringComparison.Ordinal);
        Assert.Matches(@"Key Usage: critical\s+Digital Signature, Non Repudiation\n", text);
        Assert.Matches(@"Basic Constraints: critical\s+CA:FALSE", text);
        Assert.Matches(@"Certificate Policies: \s+Policy: 2\.999\.1\.1", text);
        Assert.Contains("URI:http://ca.example.vn/crl/issuing.crl", text, StringComparison.Ordinal);
        Assert.Contains("OCSP - URI:http://ca.example.vn/ocsp", text, StringComparison.Ordinal);
        Assert.Contains("CA Issuers - URI:http://ca.example.vn/issuing.cer", text, StringComparison.Ordinal);
        Assert.Contains("X509v3 Subject Key Identifier", text, StringComparison.Ordinal);
        Assert.Contains("X509v3 Authority Key Identifier", text, StringComparison.Ordinal);
        Assert.StartsWith("5401", credential.SerialNumber, StringComparison.Ordinal);
        Assert.Equal(32, credential.SerialNumber.Length);
        Assert.Equal(TimeSpan.FromDays(365), credential.NotAfter - credential.NotBefore);
    }

    [Fact]
    public async Task Openssl_builds_the_path_and_a_revoked_certificate_is_refused_by_the_list()
    {
        var office = new Office(token);
        var good = await office.EnrolAsync();
        var bad = await office.EnrolAsync();
        var chain = await office.Core.Authority.ChainAsync(Cancel);
        await office.Core.Credentials.RevokeAsync(bad.Id, Office.Subject, RevocationReason.KeyCompromise, Cancel);
        var list = (await office.Core.RevocationLists.CurrentAsync(AuthorityRole.Issuing, Cancel)).Der;
        var root = Write("root.pem", chain.Root.ExportCertificatePem());
        var issuing = Write("issuing.pem", chain.Issuing.ExportCertificatePem());
        var crl = Write("issuing.crl", System.Security.Cryptography.PemEncoding.WriteString("X509 CRL", list));

        Task<(int ExitCode, string Output)> Verify(CredentialSummary credential) => OpenSsl.RunAsync(
            "verify", "-x509_strict", "-policy_check", "-crl_check", "-CAfile", root, "-untrusted", issuing, "-CRLfile", crl,
            Write($"{credential.Id}.pem", X509CertificateLoader.LoadCertificate(credential.Certificate).ExportCertificatePem()));

        var (goodCode, goodText) = await Verify(good);
        Assert.True(goodCode == 0, goodText);
        var (badCode, badText) = await Verify(bad);
        Assert.NotEqual(0, badCode);
        Assert.Contains("certificate revoked", badText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_never_outlives_its_issuer()
    {
        var office = new Office(token);
        var chain = await office.Core.Authority.ChainAsync(Cancel);
        office.Time.Advance(chain.Issuing.NotAfter.ToUniversalTime() - office.Time.GetUtcNow().UtcDateTime - TimeSpan.FromDays(10));
        var citizen = Office.Citizen with { CardExpiresOn = null };

        var credential = await office.EnrolAsync(citizen: citizen);

        Assert.Equal(chain.Issuing.NotAfter.ToUniversalTime(), credential.NotAfter.UtcDateTime);
    }

    [Fact]
    public async Task Revocation_is_for_good_and_only_the_owner_or_an_officer_changes_a_status()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        Assert.Equal(StatusOutcome.NotFound, await office.Core.Credentials.SuspendAsync(credential.Id, Office.Stranger, Cancel));

        Assert.Equal(StatusOutcome.Done, await office.Core.Credentials.RevokeAsync(credential.Id, "officer-1", RevocationReason.Superseded, Cancel));

        Assert.Equal(StatusOutcome.NotPossible, await office.Core.Credentials.ResumeAsync(credential.Id, "officer-1", Cancel));
        Assert.Equal(CredentialStatus.Revoked, Assert.Single(await office.Signing.CredentialsAsync(Office.Subject, Cancel)).Status);
    }

    [Fact]
    public async Task Provisioning_again_makes_nothing() =>
        Assert.Empty(await new Office(token).Core.ProvisionAsync(Cancel));

    [Fact]
    public async Task A_certificate_past_its_validity_is_expired()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        office.Time.Advance(TimeSpan.FromDays(366));

        Assert.Equal(CredentialStatus.Expired, Assert.Single(await office.Signing.CredentialsAsync(Office.Subject, Cancel)).Status);
        Assert.Equal(
            new SmartCaBot.Signing.Authorisation.PrepareResult.CertificateNotUsable(CredentialStatus.Expired),
            await office.Signing.PrepareHashesAsync("k", Office.Subject, credential.Id, [new("a", new byte[32])], Cancel));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private string Write(string name, string content) => Write(name, System.Text.Encoding.ASCII.GetBytes(content));
}
