using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Certificates;

/// <summary>Finds credentials by whom they certify, whatever account they belong to.</summary>
public sealed class HolderService
{
    private readonly ISigningStore _store;
    private readonly Pseudonyms _pseudonyms;
    private readonly TimeProvider _time;

    internal HolderService(ISigningStore store, Pseudonyms pseudonyms, TimeProvider time) => (_store, _pseudonyms, _time) = (store, pseudonyms, time);

    /// <summary>Newest first, usable or not; each with the account that it belongs to. Throws when the token cannot be used.</summary>
    public async Task<IReadOnlyList<HeldCredential>> CredentialsAsync(CitizenId holder, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var found = await _store.CredentialsOfHolderAsync(await _pseudonyms.OfAsync(holder, cancellationToken), cancellationToken);
        return [.. found.Select(credential => new HeldCredential(credential.Subject, CredentialSummary.Of(credential, now)))];
    }

    /// <summary>
    /// All of the person's whose credential that is, in the same account, newest first: others may have theirs there. Empty when there is none, or its
    /// holder was erased.
    /// </summary>
    public async Task<IReadOnlyList<HeldCredential>> OfSamePersonAsync(Guid credentialId, CancellationToken cancellationToken)
    {
        if (await _store.FindCredentialAsync(credentialId, cancellationToken) is not { IsErased: false } known) return [];
        var now = _time.GetUtcNow();
        var theirs = await _store.CredentialsOfHolderAsync(known.HolderHash, cancellationToken);
        return
        [
            .. theirs.Where(credential => credential.Subject == known.Subject)
                .Select(credential => new HeldCredential(credential.Subject, CredentialSummary.Of(credential, now))),
        ];
    }

    /// <summary>By its own name; null when there is none, or its holder was erased.</summary>
    public async Task<HeldCredential?> FindAsync(Guid credentialId, CancellationToken cancellationToken) =>
        await _store.FindCredentialAsync(credentialId, cancellationToken) is { IsErased: false } credential
            ? new HeldCredential(credential.Subject, CredentialSummary.Of(credential, _time.GetUtcNow()))
            : null;
}

/// <param name="Subject">Whose account.</param>
/// <param name="Credential">The credential.</param>
public sealed record HeldCredential(SubjectId Subject, CredentialSummary Credential);
