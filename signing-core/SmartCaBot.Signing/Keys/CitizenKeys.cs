using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Keys;

/// <summary>Makes citizens' keys and signs with them: only what an authorisation names, and nothing leaves that the certificate does not verify.</summary>
internal sealed class CitizenKeys(Token token, KeyBinding binding, KekChoice keks, LiveKeys live, TimeProvider time)
{
    /// <summary>Makes a key pair for a credential to be. Nothing stays in the token.</summary>
    public async Task<(WrappedKey Key, byte[] PublicKey)> CreateAsync(
        Guid credentialId, KeyAlgorithm algorithm, CancellationToken cancellationToken)
    {
        var label = await keks.CurrentAsync(cancellationToken);
        var pair = await token.UseAsync(
            (Algorithm: algorithm, Label: label),
            static (session, job) => session.GenerateWrappedKeyPair(
                job.Algorithm, session.FindKey(KeyKind.SecretKey, job.Label) ?? throw new KeysMissingException(job.Label)),
            cancellationToken);
        var key = await binding.BindAsync(credentialId, pair.Blob, pair.PublicKey, label, cancellationToken);
        return (key, pair.PublicKey);
    }

    /// <summary>Signs the digests. Uses the authorisation up, whatever the outcome.</summary>
    /// <param name="authorisation">Names them.</param>
    /// <param name="credential">Whose key.</param>
    /// <param name="digests">SHA-256, SHA-384 or SHA-512, told by their length.</param>
    /// <param name="pssSalts">For each, the salt's length when it is signed by PSS; null: PKCS#1 v1.5, or ECDSA.</param>
    /// <param name="cancellationToken">Stops the waiting for the token.</param>
    public async Task<KeyUse> SignAsync(
        SignatureAuthorisation authorisation, Credential credential, IReadOnlyList<byte[]> digests, IReadOnlyList<int?> pssSalts,
        CancellationToken cancellationToken)
    {
        var use = authorisation.Use(credential.Id, digests, time.GetUtcNow());
        if (use != AuthorisationUse.Granted)
            return new KeyUse.NotAuthorised(use);
        if ((live.TryRent(credential) ?? await AdmitAsync(credential, cancellationToken)) is not { } key)
            return new KeyUse.Damaged("The wrapped key does not belong to this credential.");
        KeyUse made;
        try
        {
            made = await token.UseAsync(
                (Key: key, credential.Algorithm, Digests: digests, Salts: pssSalts),
                static (session, job) => Sign(session, job.Key, job.Algorithm, job.Digests, job.Salts),
                cancellationToken);
        }
        catch (Pkcs11Exception failure) when (failure.Function == "C_UnwrapKey")
        {
            made = new KeyUse.Damaged($"The wrapped key cannot be unwrapped: {failure.Name}.");
        }
        finally
        {
            live.Return(key);
        }
        await DestroyOrphansAsync(cancellationToken);
        return made;
    }

    /// <summary>Throws away the credential's live key, if there is one.</summary>
    public async Task ForgetAsync(Guid credentialId, CancellationToken cancellationToken)
    {
        live.Forget(credentialId);
        await DestroyOrphansAsync(cancellationToken);
    }

    private static KeyUse Sign(
        TokenSession session, LiveKey key, KeyAlgorithm algorithm, IReadOnlyList<byte[]> digests, IReadOnlyList<int?> pssSalts)
    {
        var handle = key.In(session);
        var signatures = new byte[digests.Count][];
        Span<byte> raw = stackalloc byte[TokenSession.MaxSignatureLength];
        for (var i = 0; i < signatures.Length; i++)
        {
            var scheme = SigningScheme.For(algorithm, digests[i].Length, pssSalts[i]);
            var length = session.SignDigest(handle, algorithm, scheme, digests[i], raw);
            if (key.Check.Accept(scheme, digests[i], raw[..length]) is not { } signature)
                return new KeyUse.Damaged("A signature does not verify with the certificate.");
            signatures[i] = signature;
        }
        return new KeyUse.Made(signatures);
    }

    /// <summary>Null when the wrapped key does not belong to the credential.</summary>
    private async Task<LiveKey?> AdmitAsync(Credential credential, CancellationToken cancellationToken)
    {
        var publicKey = CertificateKey.Of(credential.Certificate);
        return await binding.HoldsAsync(credential.Id, credential.Key, publicKey, cancellationToken)
            ? live.Add(new LiveKey(credential, new SignatureCheck(credential.Algorithm, publicKey)))
            : null;
    }

    private async Task DestroyOrphansAsync(CancellationToken cancellationToken)
    {
        if (!live.HasOrphans)
            return;
        try
        {
            await token.UseAsync(
                live,
                static (session, keys) =>
                {
                    keys.DestroyOrphans(session);
                    return 0;
                },
                cancellationToken);
        }
        catch (TokenUnavailableException)
        {
            // With the connection the session objects are gone too; what remains is tidied up with the next signature.
        }
    }
}
