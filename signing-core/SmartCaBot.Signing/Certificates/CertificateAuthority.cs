using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Certificates;

/// <summary>The issuing authority: citizens' certificates and the revocation list, signed in the token.</summary>
public sealed class CertificateAuthority
{
    private readonly Token _token;
    private readonly ISigningStore _store;
    private readonly CertificateOptions _options;
    private readonly TimeProvider _time;
    private AuthorityChain? _chain;

    internal CertificateAuthority(Token token, ISigningStore store, CertificateOptions options, TimeProvider time)
    {
        _token = token;
        _store = store;
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

    /// <summary>A revocation list (CRL v2, DER) of all suspended and revoked certificates, good from now on.</summary>
    public async Task<byte[]> BuildRevocationListAsync(CancellationToken cancellationToken)
    {
        var chain = await ChainAsync(cancellationToken);
        var builder = new CertificateRevocationListBuilder();
        await foreach (var credential in _store.RevokedCredentialsAsync(cancellationToken))
        {
            var reason = credential.Status == CredentialStatus.Suspended
                ? RevocationReason.CertificateHold
                : credential.Reason ?? RevocationReason.Unspecified;
            builder.AddEntry(
                Convert.FromHexString(credential.SerialNumber), credential.StatusChangedAt, (X509RevocationReason)reason);
        }
        var now = _time.GetUtcNow();
        return await _token.UseAsync(
            (Builder: builder, chain.Issuing, NextUpdate: now + _options.CrlValidity, Now: now),
            static (session, job) => job.Builder.Build(
                job.Issuing.SubjectName,
                new TokenSignatureGenerator(session, TokenLabels.IssuingAuthority, job.Issuing.PublicKey),
                job.Now.ToUnixTimeMilliseconds(),
                job.NextUpdate,
                HashAlgorithmName.SHA256,
                X509AuthorityKeyIdentifierExtension.CreateFromCertificate(job.Issuing, true, false),
                job.Now),
            cancellationToken);
    }

    /// <summary>Issues a certificate for a key made in the token. The caller records it, or it never existed.</summary>
    internal async Task<IssuedCertificate> IssueAsync(
        byte[] publicKey, Citizen citizen, CancellationToken cancellationToken)
    {
        var chain = await ChainAsync(cancellationToken);
        var request = CitizenProfile.Request(
            CitizenProfile.Subject(citizen), PublicKey.CreateFromSubjectPublicKeyInfo(publicKey, out _), chain.Issuing, _options);
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
