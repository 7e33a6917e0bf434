using System.Security.Cryptography;
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
        // Before there is a root nothing has been sealed: a pair that does not work is one whose making was cut short.
        Once(
            TokenLabels.AuditSeal,
            session.FindCertificate(TokenLabels.RootAuthority) is null
                ? !Works(session, TokenLabels.AuditSeal, KeyAlgorithm.P256)
                : session.FindKey(KeyKind.PrivateKey, TokenLabels.AuditSeal) is null,
            () => MakePair(session, TokenLabels.AuditSeal, KeyAlgorithm.P256));
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

    private static void MakePair(TokenSession session, string label, KeyAlgorithm algorithm)
    {
        session.DestroyKeys(KeyKind.PrivateKey, label);
        session.GenerateKeyPair(algorithm, label);
    }

    /// <summary>Whether both halves are there and belong together. A library killed in the middle leaves one, or one without its content.</summary>
    private static bool Works(TokenSession session, string label, KeyAlgorithm algorithm)
    {
        try
        {
            if (session.FindKey(KeyKind.PrivateKey, label) is not { } key || session.ReadPublicKey(label, algorithm) is not { } publicKey)
                return false;
            using var check = new SignatureCheck(algorithm, publicKey);
            Span<byte> raw = stackalloc byte[TokenSession.MaxSignatureLength];
            return check.Accept(new byte[32], raw[..session.SignDigest(key, algorithm, new byte[32], raw)]) is not null;
        }
        catch (Exception broken) when (broken is Pkcs11Exception or CryptographicException)
        {
            return false;
        }
    }

    private void MakeAuthority(TokenSession session, string label, string commonName, int years, X509Certificate2? issuer)
    {
        if (!Works(session, label, options.AuthorityAlgorithm))
            MakePair(session, label, options.AuthorityAlgorithm);
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
