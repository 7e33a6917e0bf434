using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authenticators;

/// <summary>
/// Gives citizens an authenticator for a credential of theirs. Whoever calls has established who the person is a moment ago: an
/// authenticator signs.
/// </summary>
public sealed class AuthenticatorService
{
    private const int Retries = 5;

    private readonly IAuthenticatorStore _store;
    private readonly ISigningStore _credentials;
    private readonly AuthenticatorCheck _check;
    private readonly SigningPassword _passwords;
    private readonly PersonalDataProtector _protector;
    private readonly AuditEvents _events;
    private readonly AuthenticatorPolicy _policy;
    private readonly PairingNotices _notices;
    private readonly TimeProvider _time;

    internal AuthenticatorService(
        IAuthenticatorStore store, ISigningStore credentials, AuthenticatorCheck check, SigningPassword passwords, PersonalDataProtector protector,
        AuditEvents events, AuthenticatorPolicy policy, PairingNotices notices, TimeProvider time)
    {
        (_store, _credentials, _check, _passwords) = (store, credentials, check, passwords);
        (_protector, _events, _policy, _notices, _time) = (protector, events, policy, notices, time);
    }

    /// <summary>Whether the subject's credential has an authenticator in use.</summary>
    public async Task<bool> HasAsync(SubjectId subject, Guid credentialId, CancellationToken cancellationToken) =>
        await _store.FindAsync(credentialId, cancellationToken) is { Active: not null } found && found.Subject == subject;

    /// <summary>Makes a key for the app, told once. One that is in use stays in use until the new one is accepted.</summary>
    public async Task<OfferResult> OfferAsync(SubjectId subject, Guid credentialId, string password, CancellationToken cancellationToken)
    {
        try
        {
            if (await _credentials.FindCredentialAsync(credentialId, cancellationToken) is not { } credential || credential.Subject != subject)
                return new OfferResult.NotFound();
            if (credential.StatusAt(_time.GetUtcNow()) != CredentialStatus.Active) return new OfferResult.CertificateNotUsable();
            if (!SigningPassword.IsAcceptable(password)) return new OfferResult.PasswordRefused();
            var key = Totp.NewSecret();
            var (salt, hash) = await _passwords.HashAsync(password, cancellationToken);
            var secret = new AuthenticatorSecret(await _protector.ProtectAsync(credentialId, [.. key], cancellationToken), salt, hash);
            var ends = _time.GetUtcNow() + _policy.OfferLifetime;
            await StoreAsync(subject, credentialId, secret, ends, cancellationToken);
            return new OfferResult.Offered(key, TotpAddress.Of(credential.SerialNumber, key), ends);
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new OfferResult.SigningUnavailable();
        }
    }

    /// <summary>Takes the offered authenticator into use when the app's code is right, and tells the holder on record.</summary>
    public async Task<AcceptOutcome> AcceptAsync(SubjectId subject, Guid credentialId, string code, CancellationToken cancellationToken)
    {
        try
        {
            if (await _credentials.FindCredentialAsync(credentialId, cancellationToken) is not { } credential || credential.Subject != subject)
                return AcceptOutcome.NotFound;
            if (await _store.FindAsync(credentialId, cancellationToken) is not { Offered: not null } offered || offered.OfferEnds < _time.GetUtcNow())
                return AcceptOutcome.NothingOffered;
            switch (await _check.AcceptAsync(credentialId, subject, code, cancellationToken))
            {
                case AuthenticatorVerdict.Right right:
                    await _notices.TellAsync(credential, right.Generation);
                    return AcceptOutcome.Accepted;
                case AuthenticatorVerdict.Locked:
                    return AcceptOutcome.Locked;
                default:
                    return AcceptOutcome.WrongCode;
            }
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return AcceptOutcome.SigningUnavailable;
        }
    }

    /// <summary>Takes the authenticator out of use. False: there was none.</summary>
    public async Task<bool> RemoveAsync(SubjectId subject, Guid credentialId, CancellationToken cancellationToken)
    {
        while (await _store.FindAsync(credentialId, cancellationToken) is { } found && found.Subject == subject && (found.Active ?? found.Offered) is not null)
        {
            var removed = await _events.AboutAsync(AuditKind.AuthenticatorRemoved, subject, credentialId, AuditEvents.Citizen, "", cancellationToken);
            var next = found with { Active = null, Offered = null, OfferEnds = null, Generation = found.Generation + 1, Version = found.Version + 1 };
            if (await _store.TryReplaceAsync(next, removed, cancellationToken)) return true;
        }

        return false;
    }

    private async Task StoreAsync(
        SubjectId subject, Guid credentialId, AuthenticatorSecret secret, DateTimeOffset ends, CancellationToken cancellationToken)
    {
        var offered = await _events.AboutAsync(AuditKind.AuthenticatorOffered, subject, credentialId, AuditEvents.Citizen, "", cancellationToken);
        for (var attempt = 0; attempt < Retries; attempt++)
        {
            var found = await _store.FindAsync(credentialId, cancellationToken);
            var next = (found ?? new Authenticator { CredentialId = credentialId, Subject = subject, Version = 0 }) with
            {
                Offered = secret,
                OfferEnds = ends,
                Version = (found?.Version ?? 0) + 1,
            };
            var written = found is null
                ? await _store.TryAddAsync(next, offered, cancellationToken)
                : await _store.TryReplaceAsync(next, offered, cancellationToken);
            if (written) return;
        }

        throw new InvalidOperationException("An authenticator could not be stored: others write it all the time.");
    }
}
