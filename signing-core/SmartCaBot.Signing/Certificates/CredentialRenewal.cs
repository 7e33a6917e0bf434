using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Certificates;

/// <summary>
/// Gives a person a new certificate before the old one ends. One conditional write holds the new credential and marks the old one as
/// renewed: however many ask at once, and whatever crashes, there is one successor.
/// </summary>
public sealed class CredentialRenewal
{
    private readonly ISigningStore _store;
    private readonly CertificateAuthority _authority;
    private readonly CitizenKeys _keys;
    private readonly KeyBinding _binding;
    private readonly PersonalDataProtector _protector;
    private readonly AuditEvents _events;
    private readonly CertificateOptions _options;
    private readonly TimeProvider _time;

    internal CredentialRenewal(
        ISigningStore store, CertificateAuthority authority, CitizenKeys keys, KeyBinding binding, PersonalDataProtector protector,
        AuditEvents events, CertificateOptions options, TimeProvider time)
    {
        _store = store;
        _authority = authority;
        _keys = keys;
        _binding = binding;
        _protector = protector;
        _events = events;
        _options = options;
        _time = time;
    }

    /// <param name="credentialId">The old one.</param>
    /// <param name="officer">Who made sure that it is the holder who asks.</param>
    /// <param name="key">For which key.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    public async Task<RenewalResult> RenewAsync(Guid credentialId, OfficerAct officer, RenewalKey key, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                if (await _store.FindCredentialAsync(credentialId, cancellationToken) is not { IsErased: false } old)
                    return new RenewalResult.NotFound();
                if (await RefusalAsync(old, cancellationToken) is { } refusal)
                    return refusal;
                var renewed = await MakeAsync(old, key, cancellationToken);
                var told = await _events.AboutAsync(
                    AuditKind.CertificateRenewed, old.Subject, old.Id, officer.Actor,
                    $"serial={old.SerialNumber};credential={renewed.Id};newserial={renewed.SerialNumber};key={key}{officer.Because}", cancellationToken);
                var marked = old with { RenewedBy = renewed.Id, Version = old.Version + 1 };
                if (await _store.TryRenewCredentialAsync(marked, renewed, told, cancellationToken))
                    return new RenewalResult.Renewed(CredentialSummary.Of(renewed, _time.GetUtcNow()));
            }
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new RenewalResult.SigningUnavailable();
        }
    }

    private async Task<RenewalResult?> RefusalAsync(Credential old, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (old.RenewedBy is { } id && await _store.FindCredentialAsync(id, cancellationToken) is { } successor)
            return new RenewalResult.AlreadyRenewed(CredentialSummary.Of(successor, now));
        if (old.StatusAt(now) is var status and not CredentialStatus.Active)
            return new RenewalResult.NotPossible(status);
        return old.NotAfter - _options.RenewalWindow is var from && now < from ? new RenewalResult.TooEarly(from) : null;
    }

    private async Task<Credential> MakeAsync(Credential old, RenewalKey key, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(_time.GetUtcNow());
        using var certificate = X509CertificateLoader.LoadCertificate(old.Certificate);
        var (wrapped, publicKey) = key == RenewalKey.New
            ? await _keys.CreateAsync(id, old.Algorithm, cancellationToken)
            : await SameKeyAsync(id, old, certificate.PublicKey.ExportSubjectPublicKeyInfo(), cancellationToken);
        var issued = await _authority.IssueAsync(publicKey, certificate.SubjectName, cancellationToken);
        var holder = await _protector.RevealAsync(old.Id, old.ProtectedHolder, cancellationToken);
        return new Credential
        {
            Id = id,
            Subject = old.Subject,
            Algorithm = old.Algorithm,
            Key = wrapped,
            Certificate = issued.Der,
            SerialNumber = issued.SerialNumber,
            NotBefore = issued.NotBefore,
            NotAfter = issued.NotAfter,
            Status = CredentialStatus.Active,
            HolderHash = old.HolderHash,
            ProtectedHolder = await _protector.ProtectAsync(id, holder, cancellationToken),
        };
    }

    /// <summary>The wrapped key is bound to its new owner, once it has been shown to be the old one's.</summary>
    private async Task<(WrappedKey Key, byte[] PublicKey)> SameKeyAsync(
        Guid id, Credential old, byte[] publicKey, CancellationToken cancellationToken)
    {
        if (!await _binding.HoldsAsync(old.Id, old.Key, publicKey, cancellationToken))
            throw new CryptographicException($"The wrapped key does not belong to credential {old.Id}.");
        return (await _binding.BindAsync(id, old.Key.Blob, publicKey, old.Key.KekLabel, cancellationToken), publicKey);
    }
}
