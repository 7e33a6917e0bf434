using Microsoft.Extensions.Logging;
using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Audit;

/// <summary>
/// Has the token sign the head of the audit log now and then. Someone who can rewrite the whole database still cannot
/// rewrite what was sealed. Cutting records off the end, seals included, shows against the last seal, which is noted outside of the database too.
/// </summary>
public sealed class AuditSealer
{
    private readonly Token _token;
    private readonly IAuditStore _store;
    private readonly ISealNotes? _notes;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal AuditSealer(Token token, IAuditStore store, ISealNotes? notes, TimeProvider time, ILogger<AuditSealer> logger)
    {
        _token = token;
        _store = store;
        _notes = notes;
        _time = time;
        _logger = logger;
    }

    /// <summary>Seals the log's head, unless it is empty or its last record is a seal. Throws <see cref="TokenUnavailableException"/>.</summary>
    public async Task<bool> SealAsync(CancellationToken cancellationToken)
    {
        if (await _store.LastAsync(cancellationToken) is not { Event.Kind: not AuditKind.Seal } head)
            return false;
        var seal = await SignAsync(head, cancellationToken);
        await _store.AppendAsync(
            new AuditEvent(AuditKind.Seal, _time.GetUtcNow(), AuditEvents.System, "", TokenLabels.AuditSeal, seal), cancellationToken);
        if (_notes is not null)
            await _notes.NoteAsync(head.Sequence, seal, cancellationToken);
        return true;
    }

    /// <summary>A seal over that record and all before it. Throws <see cref="TokenUnavailableException"/>.</summary>
    internal async Task<string> SignAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        var signature = await _token.UseAsync(AuditSeal.Digest(record.Sequence, record.Hash), Sign, cancellationToken);
        return new AuditSeal(record.Sequence, record.Hash, signature).ToDetail();
    }

    /// <summary>Seals at intervals until cancelled. While the token is away it tries again at the next interval.</summary>
    public async Task RunAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval, _time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await SealAsync(cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                SigningLog.NotSealed(_logger, failure);
            }
        }
    }

    /// <summary>The public key that verifies seals: SubjectPublicKeyInfo, DER.</summary>
    public async Task<byte[]> PublicKeyAsync(CancellationToken cancellationToken) =>
        await _token.UseAsync(
            0,
            static (session, _) => session.ReadPublicKey(TokenLabels.AuditSeal, KeyAlgorithm.P256)
                ?? throw new KeysMissingException(TokenLabels.AuditSeal),
            cancellationToken);

    private static byte[] Sign(TokenSession session, byte[] digest)
    {
        var key = session.FindKey(KeyKind.PrivateKey, TokenLabels.AuditSeal)
            ?? throw new KeysMissingException(TokenLabels.AuditSeal);
        Span<byte> signature = stackalloc byte[TokenSession.MaxSignatureLength];
        return signature[..session.SignDigest(key, KeyAlgorithm.P256, digest, signature)].ToArray();
    }
}
