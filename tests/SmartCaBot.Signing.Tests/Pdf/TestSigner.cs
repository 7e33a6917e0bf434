using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>People with certificates of an in-memory CA: root, issuing CA, signer. Keys are made once, because RSA keys are slow to make.</summary>
internal sealed class TestSigner
{
    private static readonly DateTimeOffset NotBefore = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RSA RootKey = RSA.Create(2048);
    private static readonly RSA IssuingKey = RSA.Create(2048);

    public static readonly X509Certificate2 Root = MakeRoot();
    public static readonly X509Certificate2 Issuing = MakeIssuing();

    public static readonly TestSigner An = Make("Nguyễn Văn An", "CCCD:001090000123", RSA.Create(2048));
    public static readonly TestSigner Binh = Make("Trần Thị Bình", "CCCD:079185000456", ECDsa.Create(ECCurve.NamedCurves.nistP256));
    public static readonly TestSigner Chi = Make("Lê Thị Quỳnh Chi", "CCCD:048199000789", RSA.Create(2048));

    private readonly AsymmetricAlgorithm key;

    private TestSigner(X509Certificate2 certificate, AsymmetricAlgorithm key)
    {
        this.key = key;
        Certificate = new(certificate, [Issuing, Root], key is RSA ? SignatureAlgorithm.RsaPkcs1Sha256 : SignatureAlgorithm.EcdsaSha256);
    }

    public SigningCertificate Certificate { get; }

    public byte[] Sign(byte[] digest) => key is RSA rsa
        ? rsa.SignHash(digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        : ((ECDsa)key).SignHash(digest, DSASignatureFormat.Rfc3279DerSequence);

    public static TestSigner Make(
        string name, string uid, AsymmetricAlgorithm key, DateTimeOffset? notAfter = null, X509KeyUsageFlags usage = X509KeyUsageFlags.NonRepudiation,
        params IEnumerable<string> purposes)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCountryOrRegion("VN");
        subject.AddStateOrProvinceName("Hà Nội");
        subject.AddCommonName(name);
        subject.Add("0.9.2342.19200300.100.1.1", uid);
        var request = key is RSA rsa
            ? new CertificateRequest(subject.Build(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject.Build(), (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        foreach (var purpose in purposes)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. purpose.Split(' ').Select(oid => new Oid(oid))], critical: false));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Issuing, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        var generator = X509SignatureGenerator.CreateForRSA(IssuingKey, RSASignaturePadding.Pkcs1);
        return new(request.Create(Issuing.SubjectName, generator, NotBefore, notAfter ?? NotBefore.AddYears(3), RandomNumberGenerator.GetBytes(10)), key);
    }

    /// <summary>Of the people's CA, or by somebody else in its name.</summary>
    public static byte[] RevocationList(
        DateTimeOffset made, TimeSpan validity, (TestSigner Who, DateTimeOffset At)[] revoked, RSA? by = null, X509RevocationReason reason = X509RevocationReason.KeyCompromise)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var (who, at) in revoked)
            list.AddEntry(who.Certificate.Certificate, at, reason);
        return list.Build(
            Issuing.SubjectName, X509SignatureGenerator.CreateForRSA(by ?? IssuingKey, RSASignaturePadding.Pkcs1), 1, made + validity,
            HashAlgorithmName.SHA256, X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Issuing, includeKeyIdentifier: true, includeIssuerAndSerial: false), made);
    }

    private static X509Certificate2 MakeRoot()
    {
        var request = Authority("SmartCaBot Test Root", RootKey);
        return request.CreateSelfSigned(NotBefore, NotBefore.AddYears(20));
    }

    private static X509Certificate2 MakeIssuing()
    {
        var request = Authority("SmartCaBot Test Issuing CA", IssuingKey);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Root, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        return request.Create(Root.SubjectName, X509SignatureGenerator.CreateForRSA(RootKey, RSASignaturePadding.Pkcs1), NotBefore, NotBefore.AddYears(10), [1, 2, 3, 4, 5, 6, 7, 8]);
    }

    private static CertificateRequest Authority(string name, RSA key)
    {
        var request = new CertificateRequest($"C=VN, CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }
}
