using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Identification;

/// <summary>
/// Shows that a person is the holder of a certificate: a code to the phone and e-mail on record. Every answer about a number that
/// nobody holds is the answer about one that somebody does.
/// </summary>
public sealed class IdentificationService
{
    private const int Retries = 20;

    private readonly IIdentityCheckStore _checks;
    private readonly ISigningStore _credentials;
    private readonly IAuditStore _audit;
    private readonly OneTimeCodes _codes;
    private readonly CodeDelivery _delivery;
    private readonly PersonalDataProtector _protector;
    private readonly Pseudonyms _pseudonyms;
    private readonly AuditEvents _events;
    private readonly IdentificationOptions _options;
    private readonly TimeProvider _time;

    internal IdentificationService(
        IIdentityCheckStore checks, ISigningStore credentials, IAuditStore audit, OneTimeCodes codes, CodeDelivery delivery,
        PersonalDataProtector protector, Pseudonyms pseudonyms, AuditEvents events, IdentificationOptions options, TimeProvider time)
    {
        _checks = checks;
        _credentials = credentials;
        _audit = audit;
        _codes = codes;
        _delivery = delivery;
        _protector = protector;
        _pseudonyms = pseudonyms;
        _events = events;
        _options = options;
        _time = time;
    }

    private CodePolicy Policy => _options.Code;

    /// <param name="idempotencyKey">The caller's; the same key gives the same check.</param>
    /// <param name="citizenId">Whom the person claims to be.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<BeginResult> BeginAsync(string idempotencyKey, CitizenId citizenId, CancellationToken cancellationToken)
    {
        try
        {
            var now = _time.GetUtcNow();
            var holder = await _pseudonyms.OfAsync(citizenId, cancellationToken);
            var known = (await _credentials.CredentialsOfHolderAsync(holder, cancellationToken))
                .FirstOrDefault(credential => credential.StatusAt(now) == CredentialStatus.Active);
            var id = Guid.CreateVersion7(now);
            var issued = (CodeIssue.Issued)await _codes.IssueAsync(Policy, id, previous: null, idempotencyKey, cancellationToken);
            var check = new IdentityCheck
            {
                Id = id,
                IdempotencyKey = idempotencyKey,
                HolderHash = holder,
                CredentialId = known?.Id,
                Subject = known?.Subject,
                StartedAt = now,
                Code = issued.Challenge,
            };
            if (await _checks.AddAsync(check, now - _options.Window, _options.MaxChecks, cancellationToken) is not { } added)
                return new BeginResult.TooMany(now + _options.Window);
            if (added.IsNew) await DeliverAsync(check, known, issued.Code, cancellationToken);
            return new BeginResult.Begun(added.Item.Id, added.Item.Code.ExpiresAt, added.Item.Code.SentAt + Policy.CoolDown);
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new BeginResult.SigningUnavailable();
        }
    }

    /// <summary>Sends another code of the same check. Its masked addresses are left empty: they would tell that the number is known.</summary>
    public async Task<SendCodeResult> ResendAsync(string idempotencyKey, Guid checkId, CancellationToken cancellationToken)
    {
        try
        {
            if (await _checks.FindAsync(checkId, cancellationToken) is not { IsEstablished: false } check) return new SendCodeResult.NotFound();
            switch (await _codes.IssueAsync(Policy, check.Id, check.Code, idempotencyKey, cancellationToken))
            {
                case CodeIssue.SentBefore before:
                    return Sent(before.Challenge);
                case CodeIssue.TooSoon soon:
                    return new SendCodeResult.TooSoon(soon.RetryAfter);
                case CodeIssue.Issued issued:
                    var next = check with { Code = issued.Challenge, Version = check.Version + 1 };
                    if (!await _checks.TryReplaceAsync(next, cancellationToken)) return new SendCodeResult.TooSoon(Policy.CoolDown);
                    var known = check.CredentialId is { } id ? await _credentials.FindCredentialAsync(id, cancellationToken) : null;
                    await DeliverAsync(next, known, issued.Code, cancellationToken);
                    return Sent(issued.Challenge);
                default:
                    return new SendCodeResult.NoMoreSends();
            }
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new SendCodeResult.SigningUnavailable();
        }
    }

    public async Task<IdentityResult> ConfirmAsync(Guid checkId, string code, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 0; attempt < Retries; attempt++)
            {
                if (await _checks.FindAsync(checkId, cancellationToken) is not { } check) return new IdentityResult.CodeExpired();
                if (await TryConfirmAsync(check, code, cancellationToken) is { } result) return result;
            }

            return new IdentityResult.Locked();
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new IdentityResult.SigningUnavailable();
        }
    }

    /// <summary>Null when somebody else wrote the check in between. The try is counted before the code is compared.</summary>
    private async Task<IdentityResult?> TryConfirmAsync(IdentityCheck check, string text, CancellationToken cancellationToken)
    {
        if (check.IsEstablished) return await EstablishedAsync(check, cancellationToken);
        var used = check.Code.AttemptsUsed;
        if (used >= Policy.MaxAttempts) return new IdentityResult.Locked();
        if (_time.GetUtcNow() > check.Code.ExpiresAt) return new IdentityResult.CodeExpired();
        if (CodeText.Normalise(text, Policy.Digits) is not { } code) return new IdentityResult.WrongCode(Policy.MaxAttempts - used);

        var counted = check with { Code = check.Code with { AttemptsUsed = used + 1 }, Version = check.Version + 1 };
        if (!await _checks.TryReplaceAsync(counted, cancellationToken)) return null;
        var matches = await _codes.MatchesAsync(check.Id, check.Code, code, cancellationToken) && check.Subject is not null;
        if (!matches)
        {
            if (used + 1 < Policy.MaxAttempts) return new IdentityResult.WrongCode(Policy.MaxAttempts - used - 1);
            await RecordAsync(AuditKind.IdentityLocked, check, cancellationToken);
            return new IdentityResult.Locked();
        }

        var established = counted with { IsEstablished = true, Version = counted.Version + 1 };
        if (!await _checks.TryReplaceAsync(established, cancellationToken)) return null;
        await RecordAsync(AuditKind.IdentityEstablished, check, cancellationToken);
        return await EstablishedAsync(established, cancellationToken);
    }

    private async Task<IdentityResult> EstablishedAsync(IdentityCheck check, CancellationToken cancellationToken)
    {
        if (await _credentials.FindCredentialAsync(check.CredentialId!.Value, cancellationToken) is not { } credential)
            return new IdentityResult.CodeExpired();
        var holder = await HolderAsync(credential, cancellationToken);
        return new IdentityResult.Established(credential.Subject, holder.FullName);
    }

    private async Task DeliverAsync(IdentityCheck check, Credential? known, OtpCode code, CancellationToken cancellationToken)
    {
        if (known is null) return;
        var holder = await HolderAsync(known, cancellationToken);
        await RecordAsync(AuditKind.IdentityCodeSent, check, cancellationToken);
        // Whether it could be delivered is logged and not told: it would tell that the number is known.
        await _delivery.SendAsync(
            new OtpMessage(OtpPurpose.Identification, check.Id, holder.Phone, holder.Email, code, check.Code.ExpiresAt, []), Policy, check.Code,
            cancellationToken);
    }

    private async Task<Holder> HolderAsync(Credential credential, CancellationToken cancellationToken) =>
        PersonalDataJson.ReadHolder(await _protector.RevealAsync(credential.Id, credential.ProtectedHolder, cancellationToken));

    private async Task RecordAsync(AuditKind kind, IdentityCheck check, CancellationToken cancellationToken)
    {
        if (check.Subject is not { } subject) return;
        var about = await _events.AboutAsync(kind, subject, check.Id, AuditEvents.Citizen, "", cancellationToken);
        await _audit.AppendAsync(about, cancellationToken);
    }

    private SendCodeResult.Sent Sent(CodeChallenge challenge) => new(
        "", null, challenge.ExpiresAt, challenge.SentAt + Policy.CoolDown, Math.Max(0, Policy.MaxResends + 1 - challenge.Sends));
}
