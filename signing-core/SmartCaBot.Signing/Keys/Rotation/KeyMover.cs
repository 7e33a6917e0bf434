using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Keys.Rotation;

/// <summary>
/// Moves citizens' keys to the current key-encryption key. A row changes by one conditional statement, only after the new blob was
/// seen to sign with the certificate's key; who signs meanwhile uses the old blob or the new one, and both are good.
/// </summary>
internal sealed class KeyMover(Token token, IWrappingKeys store, KeyBinding binding, TimeProvider time)
{
    private const int BatchSize = 64;

    public async Task<MoveReport> RunAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var to = await new KekChoice(store).CurrentAsync(cancellationToken);
        var moved = 0L;
        var damaged = new HashSet<Guid>();
        foreach (var old in await store.ListAsync(cancellationToken))
        {
            // Rows that somebody else wrote in between, or that were added meanwhile, are for the next pass.
            for (var inPass = 1L; old.State == WrappingKeyState.Old && inPass > 0; moved += inPass)
                inPass = await PassAsync(old.Label, to, damaged, moved, progress, cancellationToken);
        }
        return new MoveReport(to, moved, [.. damaged]);
    }

    private async Task<long> PassAsync(
        string from, string to, HashSet<Guid> damaged, long before, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var (moved, after) = (0L, Guid.Empty);
        while (await store.UnderAsync(from, after, BatchSize, cancellationToken) is { Count: > 0 } batch)
        {
            var next = new List<Credential>(batch.Count);
            foreach (var credential in batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await MoveAsync(credential, to, cancellationToken) is { } rewrapped)
                    next.Add(rewrapped);
                else
                    damaged.Add(credential.Id);
            }
            moved += await store.ReplaceAsync(
                next,
                count => new AuditEvent(
                    AuditKind.KeysRewrapped, time.GetUtcNow(), AuditEvents.System, Subject: "", to,
                    $"from={from};keys={count};first={next[0].Id};last={next[^1].Id}"),
                cancellationToken);
            progress?.Report(before + moved);
            after = batch[^1].Id;
        }
        return moved;
    }

    /// <summary>Null when the key is not the certificate's, or does not sign once wrapped anew.</summary>
    private async Task<Credential?> MoveAsync(Credential credential, string to, CancellationToken cancellationToken)
    {
        var publicKey = CertificateKey.Of(credential.Certificate);
        if (!await binding.HoldsAsync(credential.Id, credential.Key, publicKey, cancellationToken))
            return null;
        using var check = new SignatureCheck(credential.Algorithm, publicKey);
        try
        {
            var blob = await token.UseAsync(
                (Credential: credential, To: to, Check: check),
                static (session, job) => Rewrap(session, job.Credential, job.To, job.Check),
                cancellationToken);
            return blob is null
                ? null
                : credential with
                {
                    Key = await binding.BindAsync(credential.Id, blob, publicKey, to, cancellationToken),
                    Version = credential.Version + 1,
                };
        }
        catch (Pkcs11Exception failure) when (failure.Function == "C_UnwrapKey")
        {
            return null;
        }
    }

    private static byte[]? Rewrap(TokenSession session, Credential credential, string to, SignatureCheck check)
    {
        var old = session.FindKey(KeyKind.SecretKey, credential.Key.KekLabel) ?? throw new KeysMissingException(credential.Key.KekLabel);
        var current = session.FindKey(KeyKind.SecretKey, to) ?? throw new KeysMissingException(to);
        var blob = session.Rewrap(old, current, credential.Algorithm, credential.Key.Blob);
        return KekProof.Signs(session, current, credential.Algorithm, blob, check) ? blob : null;
    }
}
