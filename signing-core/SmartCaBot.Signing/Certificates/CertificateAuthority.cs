using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;

namespace SmartCaBot.Signing.Certificates;

/// <summary>The issuing authority: citizens' certificates, signed in the token.</summary>
public sealed class CertificateAuthority
{
    private readonly Token _token;
    private readonly CertificateOptions _options;
    private readonly TimeProvider _time;
    private AuthorityChain? _chain;

    internal CertificateAuthority(Token token, CertificateOptions options, TimeProvider time)
    {
        _token = token;
        _options = options;
        _time = time;
    }

    /// <summary>The authorities' certificates, read from the token once. Throws <see cref="TokenUnavailableException"/>.</summary>
    public async ValueTask<AuthorityChain> ChainAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _chain) is { } known)
            return known;
        var chain = await _token.UseAsync(
            0,
            static (session, _) => new AuthorityChain(
                Read(session, TokenLabels.IssuingAuthority), Read(session, TokenLabels.RootAuthority)),
            cancellationToken);
        return Interlocked.CompareExchange(ref _chain, chain, null) ?? chain;
    }

    /// <summary>Issues a certificate for a key made in the token. The caller records it, or it never existed.</summary>
    internal Task<IssuedCertificate> IssueAsync(byte[] publicKey, Citizen citizen, CancellationToken cancellationToken) =>
        IssueAsync(publicKey, CitizenProfile.Subject(citizen), cancellationToken);

    /// <summary>The same, for whoever has a certificate already.</summary>
    internal async Task<IssuedCertificate> IssueAsync(
        byte[] publicKey, X500DistinguishedName subject, CancellationToken cancellationToken)
    {
        var chain = await ChainAsync(cancellationToken);
        var request = CitizenProfile.Request(
            subject, PublicKey.CreateFromSubjectPublicKeyInfo(publicKey, out _), chain.Issuing, _options);
        var notBefore = DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().ToUnixTimeSeconds());
        var issuerEnds = new DateTimeOffset(chain.Issuing.NotAfter.ToUniversalTime());
        var notAfter = notBefore + _options.CitizenValidity;
        if (notAfter > issuerEnds)
            notAfter = issuerEnds;
        return await _token.UseAsync(
            (Request: request, chain.Issuing, NotBefore: notBefore, NotAfter: notAfter),
            static (session, job) =>
            {
                var generator = new TokenSignatureGenerator(session, TokenLabels.IssuingAuthority, job.Issuing.PublicKey);
                using var certificate = job.Request.Create(
                    job.Issuing.SubjectName, generator, job.NotBefore, job.NotAfter, SerialNumber.Next());
                return new IssuedCertificate(certificate.RawData, certificate.SerialNumber, job.NotBefore, job.NotAfter);
            },
            cancellationToken);
    }

    private static X509Certificate2 Read(TokenSession session, string label) =>
        X509CertificateLoader.LoadCertificate(session.FindCertificate(label) ?? throw new KeysMissingException(label));
}
