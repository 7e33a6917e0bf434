using System.Runtime.CompilerServices;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Tests.Support;

/// <summary>The ports kept in memory under one lock: every method atomic, as the ports ask.</summary>
internal sealed class MemoryStore : ISigningStore, IEnrolmentStore, IAuditStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Credential> _credentials = [];
    private readonly Dictionary<Guid, SigningTransaction> _transactions = [];
    private readonly Dictionary<Guid, Dossier> _dossiers = [];

    public List<DossierNotice> Notices { get; } = [];

    public long StatusChanges { get; private set; }

    public List<AuditRecord> Log { get; } = [];

    public IReadOnlyCollection<Credential> Credentials => _credentials.Values;

    /// <summary>Runs before each write of a transaction and may throw, as a crash would.</summary>
    public Action<SigningTransaction>? BeforeTransactionWrite { get; set; }

    /// <summary>Runs before an activation is written and may throw, as a crash would.</summary>
    public Action? BeforeActivation { get; set; }

    public Task<Credential?> FindCredentialAsync(Guid id, CancellationToken cancellationToken) =>
        Locked(() => _credentials.GetValueOrDefault(id));

    public Task<Credential?> FindCredentialBySerialAsync(string serialNumber, CancellationToken cancellationToken) =>
        Locked(() => _credentials.Values.FirstOrDefault(c => c.SerialNumber == serialNumber));

    public Task<IReadOnlyList<Credential>> CredentialsAsync(SubjectId subject, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<Credential>>(() =>
            [.. _credentials.Values.Where(c => c.Subject == subject).OrderByDescending(c => c.NotBefore)]);

    public Task<IReadOnlyList<Credential>> CredentialsOfHolderAsync(byte[] holderHash, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<Credential>>(() =>
            [.. _credentials.Values.Where(c => c.HolderHash.AsSpan().SequenceEqual(holderHash))]);

    /// <summary>How often all revoked ones were asked for.</summary>
    public int RevokedReads { get; private set; }

    public async IAsyncEnumerable<Credential> RevokedCredentialsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RevokedReads++;
        foreach (var credential in await Locked(() => _credentials.Values.Where(c => c.Status != CredentialStatus.Active).ToArray()))
            yield return credential;
    }

    public Task<bool> TryReplaceCredentialAsync(Credential next, AuditEvent auditEvent, CancellationToken cancellationToken) =>
        Locked(() =>
        {
            if (!_credentials.TryGetValue(next.Id, out var current) || current.Version != next.Version - 1)
                return false;
            if (current.Status != next.Status)
                StatusChanges++;
            _credentials[next.Id] = next;
            Append(auditEvent);
            return true;
        });

    public Task<bool> TryRenewCredentialAsync(Credential old, Credential renewed, AuditEvent auditEvent, CancellationToken cancellationToken) =>
        Locked(() =>
        {
            if (!_credentials.TryGetValue(old.Id, out var current) || current.Version != old.Version - 1)
                return false;
            _credentials[old.Id] = old;
            _credentials[renewed.Id] = renewed;
            Append(auditEvent);
            return true;
        });

    public Task<Added<SigningTransaction>> AddTransactionAsync(
        SigningTransaction transaction, IReadOnlyList<AuditEvent> auditEvents, CancellationToken cancellationToken) => Locked(() =>
        {
            if (FindTransaction(transaction.Subject, transaction.IdempotencyKey) is { } earlier)
                return new Added<SigningTransaction>(earlier, false);
            _transactions.Add(transaction.Id, transaction);
            foreach (var auditEvent in auditEvents)
                Append(auditEvent);
            return new Added<SigningTransaction>(transaction, true);
        });

    public Task<SigningTransaction?> FindTransactionAsync(Guid id, CancellationToken cancellationToken) =>
        Locked(() => _transactions.GetValueOrDefault(id));

    public Task<TransactionInHand?> FindInHandAsync(Guid transactionId, CancellationToken cancellationToken) => Locked(() =>
        _transactions.GetValueOrDefault(transactionId) is { } found
            ? new TransactionInHand(found, _credentials.GetValueOrDefault(found.CredentialId))
            : null);

    public Task<SigningTransaction?> FindTransactionAsync(
        SubjectId subject, string idempotencyKey, CancellationToken cancellationToken) =>
        Locked(() => FindTransaction(subject, idempotencyKey));

    public Task<bool> TryReplaceTransactionAsync(
        SigningTransaction next, AuditEvent? auditEvent, CancellationToken cancellationToken) => Locked(() =>
        {
            BeforeTransactionWrite?.Invoke(next);
            if (!_transactions.TryGetValue(next.Id, out var current) || current.Version != next.Version - 1)
                return false;
            if (next.State == TransactionState.Signed && _credentials[next.CredentialId].Status != CredentialStatus.Active)
                return false;
            _transactions[next.Id] = next;
            Append(auditEvent);
            return true;
        });

    public Task<IReadOnlyList<SigningTransaction>> SignedAsync(
        SubjectId subject, int skip, int take, CancellationToken cancellationToken) => Locked(() =>
            Newest(t => t.Subject == subject && t.State == TransactionState.Signed, skip, take));

    public Task<IReadOnlyList<SigningTransaction>> OfCredentialAsync(
        SubjectId subject, Guid credentialId, int skip, int take, CancellationToken cancellationToken) => Locked(() =>
            Newest(t => t.Subject == subject && t.CredentialId == credentialId, skip, take));

    private IReadOnlyList<SigningTransaction> Newest(Func<SigningTransaction, bool> isWanted, int skip, int take) =>
        [.. _transactions.Values.Where(isWanted).OrderByDescending(t => t.CreatedAt).Skip(skip).Take(take)];

    public Task<Added<Dossier>?> AddDossierAsync(Dossier dossier, AuditEvent auditEvent, CancellationToken cancellationToken) =>
        Locked<Added<Dossier>?>(() =>
        {
            if (FindDossier(dossier.Subject, dossier.IdempotencyKey) is { } earlier)
                return new Added<Dossier>(earlier, false);
            if (_dossiers.Values.Any(d => d.Number == dossier.Number))
                return null;
            _dossiers.Add(dossier.Id, dossier);
            Append(auditEvent);
            return new Added<Dossier>(dossier, true);
        });

    public Task<Dossier?> FindDossierAsync(Guid id, CancellationToken cancellationToken) =>
        Locked(() => _dossiers.GetValueOrDefault(id));

    public Task<Dossier?> FindDossierAsync(SubjectId subject, string idempotencyKey, CancellationToken cancellationToken) =>
        Locked(() => FindDossier(subject, idempotencyKey));

    public Task<IReadOnlyList<Dossier>> DossiersAsync(SubjectId subject, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<Dossier>>(() =>
            [.. _dossiers.Values.Where(d => d.Subject == subject).OrderByDescending(d => d.SubmittedAt)]);

    public Task<IReadOnlyList<Dossier>> DossiersOfHolderAsync(byte[] holderHash, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<Dossier>>(() =>
            [.. _dossiers.Values.Where(d => d.HolderHash.AsSpan().SequenceEqual(holderHash)).OrderByDescending(d => d.SubmittedAt)]);

    public Task<Dossier?> FindDossierByNumberAsync(string number, CancellationToken cancellationToken) =>
        Locked(() => _dossiers.Values.FirstOrDefault(d => d.Number == number));

    public Task<IReadOnlyList<Dossier>> DossiersAsync(DossierQuery query, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<Dossier>>(() =>
        [
            .. _dossiers.Values
                .Where(d => d.State == query.State && d.SubmittedAt < (query.SubmittedBefore ?? DateTimeOffset.MaxValue))
                .Where(d => query.Office is null || d.Office == query.Office || (query.WithoutOffice && d.Office is null))
                .OrderBy(d => d.SubmittedAt).Take(query.Take),
        ]);

    public Task<AlikeDossiers> AlikeAsync(Dossier dossier, CancellationToken cancellationToken) => Locked(() =>
    {
        var others = _dossiers.Values.Where(d => d.Id != dossier.Id && d.State != DossierState.Refused).ToArray();
        return new AlikeDossiers(
            others.Count(d => d.Subject != dossier.Subject && d.HolderHash.AsSpan().SequenceEqual(dossier.HolderHash)),
            others.Count(d => !d.HolderHash.AsSpan().SequenceEqual(dossier.HolderHash) && dossier.PhoneHash is { } phone && d.PhoneHash.AsSpan().SequenceEqual(phone)));
    });

    public Task<bool> TryReplaceDossierAsync(Dossier next, AuditEvent? auditEvent, CancellationToken cancellationToken) =>
        Locked(() => TryReplace(next, auditEvent));

    public Task<bool> TryDecideAsync(
        Dossier next, AuditEvent auditEvent, IReadOnlyList<DossierNotice> notices, CancellationToken cancellationToken) =>
        Locked(() =>
        {
            if (!TryReplace(next, auditEvent))
                return false;
            Notices.AddRange(notices);
            return true;
        });

    public Task<bool> TryActivateAsync(
        Dossier next, Credential credential, AuditEvent auditEvent, CancellationToken cancellationToken) => Locked(() =>
        {
            BeforeActivation?.Invoke();
            if (!TryReplace(next, auditEvent))
                return false;
            _credentials.Add(credential.Id, credential);
            return true;
        });

    public Task<AuditRecord> AppendAsync(AuditEvent auditEvent, CancellationToken cancellationToken) =>
        Locked(() => Append(auditEvent)!);

    public async IAsyncEnumerable<AuditRecord> ReadAsync(
        long afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var record in await Locked(() => Log.Where(r => r.Sequence > afterSequence).ToArray()))
            yield return record;
    }

    public Task<AuditRecord?> LastAsync(CancellationToken cancellationToken) => Locked(() => Log.LastOrDefault());

    /// <summary>Changes a stored credential behind the service's back.</summary>
    public void Tamper(Guid credentialId, Func<Credential, Credential> change)
    {
        lock (_gate)
            _credentials[credentialId] = change(_credentials[credentialId]);
    }

    private SigningTransaction? FindTransaction(SubjectId subject, string key) =>
        _transactions.Values.FirstOrDefault(t => t.Subject == subject && t.IdempotencyKey == key);

    private Dossier? FindDossier(SubjectId subject, string key) =>
        _dossiers.Values.FirstOrDefault(d => d.Subject == subject && d.IdempotencyKey == key);

    private bool TryReplace(Dossier next, AuditEvent? auditEvent)
    {
        if (!_dossiers.TryGetValue(next.Id, out var current) || current.Version != next.Version - 1)
            return false;
        _dossiers[next.Id] = next;
        Append(auditEvent);
        return true;
    }

    public AuditRecord? Append(AuditEvent? auditEvent)
    {
        if (auditEvent is null)
            return null;
        var record = AuditChain.Link(Log.LastOrDefault()?.Head, auditEvent);
        Log.Add(record);
        return record;
    }

    // Yielding lets parallel callers interleave between reading and writing, as a database would.
    public async Task<T> Locked<T>(Func<T> work)
    {
        await Task.Yield();
        lock (_gate)
            return work();
    }
}
