using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Keys;

/// <summary>Makes citizens' keys and signs with them: only what an authorisation names, and nothing leaves that the certificate does not verify.</summary>
internal sealed class CitizenKeys(Token token, KeyBinding binding, LiveKeys live, TimeProvider time)
{
    /// <summary>Makes a key pair for a credential to be. Nothing stays in the token.</summary>
    public async Task<(WrappedKey Key, byte[] PublicKey)> CreateAsync(
        Guid credentialId, KeyAlgorithm algorithm, CancellationToken cancellationToken)
    {
        var pair = await token.UseAsync(
            algorithm,
            static (session, algorithm) => session.GenerateWrappedKeyPair(algorithm, Kek(session, TokenLabels.KeyEncryptionKey)),
            cancellationToken);
        var key = await binding.BindAsync(
            credentialId, pair.Blob, pair.PublicKey, TokenLabels.KeyEncryptionKey, cancellationToken);
        return (key, pair.PublicKey);
    }

    /// <summary>Signs the digests. Uses the authorisation up, whatever the outcome.</summary>
    public async Task<KeyUse> SignAsync(
        SignatureAuthorization authorization, Credential credential, IReadOnlyList<byte[]> digests,
        CancellationToken cancellationToken)
    {
        var use = authorization.Use(credential.Id, digests, time.GetUtcNow());
        if (use != AuthorisationUse.Granted)
            return new KeyUse.NotAuthorised(use);
        using var certificate = X509CertificateLoader.LoadCertificate(credential.Certificate);
        var publicKey = certificate.PublicKey.ExportSubjectPublicKeyInfo();
        if (!await binding.HoldsAsync(credential.Id, credential.Key, publicKey, cancellationToken))
            return new KeyUse.Damaged("The wrapped key does not belong to this credential.");
        using var check = new SignatureCheck(credential.Algorithm, publicKey);
        try
        {
            return await token.UseAsync(
                (Keys: this, Credential: credential, Digests: digests, Check: check),
                static (session, job) => job.Keys.Sign(session, job.Credential, job.Digests, job.Check),
                cancellationToken);
        }
        catch (Pkcs11Exception failure) when (failure.Function == "C_UnwrapKey")
        {
            return new KeyUse.Damaged($"The wrapped key cannot be unwrapped: {failure.Name}.");
        }
    }

    /// <summary>Throws away the credential's live key, if there is one.</summary>
    public void Forget(Guid credentialId) => live.Forget(credentialId);

    private static KeyHandle Kek(TokenSession session, string label) =>
        session.FindKey(KeyKind.SecretKey, label) ?? throw new KeysMissingException(label);

    private KeyUse Sign(TokenSession session, Credential credential, IReadOnlyList<byte[]> digests, SignatureCheck check)
    {
        var key = live.TryRent(session, credential.Id) ?? live.Add(
            credential.Id,
            session.Unwrap(Kek(session, credential.Key.KekLabel), credential.Algorithm, credential.Key.Blob));
        try
        {
            var signatures = new byte[digests.Count][];
            Span<byte> raw = stackalloc byte[TokenSession.MaxSignatureLength];
            for (var i = 0; i < signatures.Length; i++)
            {
                var length = session.SignDigest(key.Handle, credential.Algorithm, digests[i], raw);
                if (check.Accept(digests[i], raw[..length]) is not { } signature)
                    return new KeyUse.Damaged("A signature does not verify with the certificate.");
                signatures[i] = signature;
            }
            return new KeyUse.Made(signatures);
        }
        finally
        {
            live.Return(session, key);
        }
    }
}
