using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Keys;

/// <summary>
/// Makes what the token must hold: key-encryption key, MAC key, audit seal, root and issuing authority. An explicit act,
/// because a token that has lost its keys must be noticed, not filled again. Each piece is made only if it is missing,
/// so that an interrupted run can be finished by another.
/// </summary>
internal sealed class TokenProvisioning(Token token, CertificateOptions options, TimeProvider time)
{
    /// <returns>What was made; empty when all was there.</returns>
    public async Task<IReadOnlyList<string>> EnsureAsync(CancellationToken cancellationToken) =>
        // The first device alone: a replica that stands in for it must not be filled with keys of its own.
        await token.Devices[0].UseAsync(this, static (session, work) => work.Ensure(session), cancellationToken);

    private List<string> Ensure(TokenSession session)
    {
        var made = new List<string>();
        void Once(string label, bool missing, Action make)
        {
            if (!missing)
                return;
            make();
            made.Add(label);
        }

        Once(
            TokenLabels.KeyEncryptionKey, session.FindKey(KeyKind.SecretKey, TokenLabels.KeyEncryptionKey) is null,
            () => session.GenerateWrappingKey(TokenLabels.KeyEncryptionKey));
        Once(
            TokenLabels.MacKey, session.FindKey(KeyKind.SecretKey, TokenLabels.MacKey) is null,
            () => session.GenerateMacKey(TokenLabels.MacKey));
        Once(
            TokenLabels.AuditSeal, session.FindKey(KeyKind.PrivateKey, TokenLabels.AuditSeal) is null,
            () => session.GenerateKeyPair(KeyAlgorithm.P256, TokenLabels.AuditSeal));
        Once(
            TokenLabels.RootAuthority, session.FindCertificate(TokenLabels.RootAuthority) is null,
            () => MakeAuthority(session, TokenLabels.RootAuthority, options.RootName, options.RootYears, issuer: null));
        Once(
            TokenLabels.IssuingAuthority, session.FindCertificate(TokenLabels.IssuingAuthority) is null,
            () =>
            {
                using var root = X509CertificateLoader.LoadCertificate(session.FindCertificate(TokenLabels.RootAuthority)!);
                MakeAuthority(session, TokenLabels.IssuingAuthority, options.IssuingName, options.IssuingYears, root);
            });
        return made;
    }

    private void MakeAuthority(TokenSession session, string label, string commonName, int years, X509Certificate2? issuer)
    {
        if (session.FindKey(KeyKind.PrivateKey, label) is null)
            session.GenerateKeyPair(options.AuthorityAlgorithm, label);
        var publicKey = PublicKey.CreateFromSubjectPublicKeyInfo(
            session.ReadPublicKey(label, options.AuthorityAlgorithm)!, out _);
        var name = AuthorityProfile.Name(options.Organisation, commonName);
        var generator = new TokenSignatureGenerator(
            session, issuer is null ? label : TokenLabels.RootAuthority, issuer?.PublicKey ?? publicKey);
        var notBefore = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var notAfter = notBefore.AddYears(years);
        if (issuer is not null && notAfter > issuer.NotAfter.ToUniversalTime())
            notAfter = new DateTimeOffset(issuer.NotAfter.ToUniversalTime());
        using var certificate = AuthorityProfile.Request(name, publicKey, issuer, options)
            .Create(issuer?.SubjectName ?? name, generator, notBefore, notAfter, SerialNumber.Next());
        session.StoreCertificate(label, name.RawData, certificate.RawData);
    }
}
