using System.Security.Cryptography;
using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ceremonies;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Keys.Rotation;

/// <summary>
/// A new key-encryption key in place of the old one, in three acts: it is made and becomes current; every citizen's key is wrapped
/// anew, inside the token, while signing goes on; the old one is destroyed once nothing is under it. The first and the last need two
/// custodians. Each act can be interrupted at any point and done again.
/// </summary>
public sealed class KekRotation
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    private readonly Token _token;
    private readonly IWrappingKeys _store;
    private readonly IAuditStore _audit;
    private readonly KekChoice _keks;
    private readonly KeyMover _mover;
    private readonly TimeProvider _time;

    internal KekRotation(Token token, IWrappingKeys store, IAuditStore audit, KeyBinding binding, TimeProvider time)
    {
        _token = token;
        _store = store;
        _audit = audit;
        _keks = new KekChoice(store);
        _mover = new KeyMover(token, store, binding, time);
        _time = time;
    }

    /// <summary>All key-encryption keys with how many citizens' keys are under each, the newest last.</summary>
    public async Task<IReadOnlyList<(WrappingKey Key, long Credentials)>> ListAsync(CancellationToken cancellationToken)
    {
        var known = await _store.ListAsync(cancellationToken);
        if (known.Count == 0)
            known = [new WrappingKey(TokenLabels.KeyEncryptionKey, WrappingKeyState.Current, DateTimeOffset.MinValue)];
        var listed = new List<(WrappingKey, long)>();
        foreach (var key in known)
            listed.Add((key, await _store.CountUnderAsync(key.Label, cancellationToken)));
        return listed;
    }

    /// <summary>Makes the successor in the first token and, once every token holds it, the current one.</summary>
    /// <exception cref="TokenUnavailableException">Every token must be there.</exception>
    public async Task<BeginOutcome> BeginAsync(Approval approval, CancellationToken cancellationToken)
    {
        approval.Require(CeremonyOperation.RotateKek);
        foreach (var (key, credentials) in await ListAsync(cancellationToken))
        {
            if (key.State == WrappingKeyState.Old && credentials > 0)
                return new BeginOutcome.UnderWay(await _keks.CurrentAsync(cancellationToken));
        }
        var from = await _keks.CurrentAsync(cancellationToken);
        var to = TokenLabels.KekAfter(from);
        await EnsureAsync(to, approval, cancellationToken);
        var lacking = new List<string>();
        foreach (var device in _token.Devices.Skip(1))
        {
            if (!await KekProof.HoldsAsync(_token.Devices[0], device, to, cancellationToken))
                lacking.Add(device.Label);
        }
        if (lacking.Count > 0)
            return new BeginOutcome.NotReplicated(to, lacking);
        var begun = Event(AuditKind.WrappingKeyBegun, approval.Actor, to, $"from={from};ceremony={approval.Sha256}");
        await _store.TryBeginAsync(from, to, begun, cancellationToken);
        return new BeginOutcome.Begun(from, to);
    }

    /// <summary>Wraps anew what is under old keys, until nothing is left or nothing more can be moved.</summary>
    /// <param name="progress">Told after each batch how many have been moved.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public Task<MoveReport> MoveAsync(IProgress<long>? progress, CancellationToken cancellationToken) =>
        _mover.RunAsync(progress, cancellationToken);

    /// <summary>Destroys an old key that nothing is under.</summary>
    public async Task<RetireOutcome> RetireAsync(string label, Approval approval, CancellationToken cancellationToken)
    {
        approval.Require(CeremonyOperation.RetireKek);
        var known = (await _store.ListAsync(cancellationToken)).FirstOrDefault(key => key.Label == label);
        if (known is null or { State: WrappingKeyState.Current })
            return new RetireOutcome.NotOld();
        if (known.State == WrappingKeyState.Old)
        {
            var since = _time.GetUtcNow() - Quiet;
            if (known.ChangedAt > since)
                return new RetireOutcome.TooSoon(known.ChangedAt + Quiet);
            var retired = Event(AuditKind.WrappingKeyRetired, approval.Actor, label, $"ceremony={approval.Sha256}");
            if (!await _store.TryRetireAsync(label, since, retired, cancellationToken))
                return new RetireOutcome.InUse(await _store.CountUnderAsync(label, cancellationToken));
        }
        var left = new List<string>();
        foreach (var device in _token.Devices)
        {
            try
            {
                await device.UseAsync(label, static (session, label) => session.DestroyKeys(KeyKind.SecretKey, label), cancellationToken);
            }
            catch (TokenUnavailableException)
            {
                left.Add(device.Label);
            }
        }
        return left.Count == 0 ? new RetireOutcome.Done() : new RetireOutcome.LeftOn(left);
    }

    /// <summary>One that was made before and works is taken; one whose making was cut short has nothing under it, and is made anew.</summary>
    private async Task EnsureAsync(string label, Approval approval, CancellationToken cancellationToken)
    {
        var first = _token.Devices[0];
        if (await WorksAsync(first, label, cancellationToken))
            return;
        await first.UseAsync(
            label,
            static (session, label) =>
            {
                session.DestroyKeys(KeyKind.SecretKey, label);
                return session.GenerateWrappingKey(label);
            },
            cancellationToken);
        if (!await KekProof.HoldsAsync(first, first, label, cancellationToken))
            throw new CryptographicException($"The token made {label}, and it does not wrap.");
        await _audit.AppendAsync(
            Event(AuditKind.TokenKeyCreated, approval.Actor, label, $"ceremony={approval.Sha256}"), cancellationToken);
    }

    private static async Task<bool> WorksAsync(TokenDevice device, string label, CancellationToken cancellationToken)
    {
        try
        {
            return await KekProof.HoldsAsync(device, device, label, cancellationToken);
        }
        catch (Exception broken) when (broken is Pkcs11Exception or CryptographicException)
        {
            return false;
        }
    }

    private AuditEvent Event(AuditKind kind, string actor, string reference, string detail) =>
        new(kind, _time.GetUtcNow(), actor, Subject: "", reference, detail);
}
