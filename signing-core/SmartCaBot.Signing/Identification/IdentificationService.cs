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
    private readonly CodeBudget _budget;
    private readonly ClaimLimit _claims;
    private readonly CodeDispatch _delivery;
    private readonly PersonalDataProtector _protector;
    private readonly Pseudonyms _pseudonyms;
    private readonly AuditEvents _events;
    private readonly IdentificationOptions _options;
    private readonly TimeProvider _time;

    internal IdentificationService(
        IIdentityCheckStore checks, ISigningStore credentials, IAuditStore audit, OneTimeCodes codes, CodeBudget budget,
        CodeDispatch delivery, PersonalDataProtector protector, Pseudonyms pseudonyms, AuditEvents events, IdentificationOptions options, TimeProvider time)
    {
        _checks = checks;
        _credentials = credentials;
        _audit = audit;
        _codes = codes;
        _budget = budget;
        _claims = new ClaimLimit(options, time);
        _delivery = delivery;
        _protector = protector;
        _pseudonyms = pseudonyms;
        _events = events;
        _options = options;
        _time = time;
    }

    private CodePolicy Policy => _options.Code;

    /// <param name="idempotencyKey">The caller's; the same key gives the same check.</param>
    /// <param name="claimant">Who asks: a conversation, an account. Bounded in how many people they can claim to be.</param>
    /// <param name="citizenId">Whom the person claims to be.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<BeginResult> BeginAsync(
        string idempotencyKey, string claimant, CitizenId citizenId, CancellationToken cancellationToken) =>
        EvenlyAsync(() => TryBeginAsync(idempotencyKey, claimant, citizenId, cancellationToken), cancellationToken);

    /// <summary>Sends another code of the same check. Its masked addresses are left empty: they would tell that the number is known.</summary>
    public Task<SendCodeResult> ResendAsync(string idempotencyKey, Guid checkId, CancellationToken cancellationToken) =>
        EvenlyAsync(() => TryResendAsync(idempotencyKey, checkId, cancellationToken), cancellationToken);

    /// <param name="idempotencyKey">The caller's, of this try: a wrong code that comes again under the key of the last try is not counted again.</param>
    /// <param name="checkId">Which check.</param>
    /// <param name="code">As typed.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<IdentityConfirmation> ConfirmAsync(string idempotencyKey, Guid checkId, string code, CancellationToken cancellationToken) =>
        EvenlyAsync(() => RetryConfirmAsync(idempotencyKey, checkId, code, cancellationToken), cancellationToken);

    /// <summary>What is done for a number that is known takes longer; nobody may read that from the clock.</summary>
    private async Task<T> EvenlyAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var atLeast = Task.Delay(_options.AnswerTime, _time, cancellationToken);
        var result = await work();
        await atLeast;
        return result;
    }

    private async Task<BeginResult> TryBeginAsync(
        string idempotencyKey, string claimant, CitizenId citizenId, CancellationToken cancellationToken)
    {
        try
        {
            var now = _time.GetUtcNow();
            if (_claims.TryTake(claimant) is { } wait) return new BeginResult.TooMany(now + wait);
            var holder = await _pseudonyms.OfAsync(citizenId, cancellationToken);
            var known = (await _credentials.CredentialsOfHolderAsync(holder, cancellationToken))
                .FirstOrDefault(credential => credential.StatusAt(now) == CredentialStatus.Active);
            // Somebody who was sent too many codes is treated as unknown: no message goes out, and no guess is right.
            if (known is not null && _budget.TryTake(holder) is not null) known = null;
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
            {
                if (known is not null) _budget.GiveBack(holder);
                return new BeginResult.TooMany(now + _options.Window);
            }

            await SendFirstAsync(added, issued.Code, cancellationToken);
            return new BeginResult.Begun(added.Item.Id, added.Item.Code.ExpiresAt, added.Item.Code.SentAt + Policy.CoolDown);
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new BeginResult.SigningUnavailable();
        }
    }

    private async Task<SendCodeResult> TryResendAsync(string idempotencyKey, Guid checkId, CancellationToken cancellationToken)
    {
        try
        {
            if (await _checks.FindAsync(checkId, cancellationToken) is not { IsEstablished: false } check) return new SendCodeResult.NotFound();
            switch (await _codes.IssueAsync(Policy, check.Id, check.Code, idempotencyKey, cancellationToken))
            {
                case CodeIssue.SentBefore before:
                    await DeliverAsync(check, before.Code, cancellationToken);
                    return Sent(before.Challenge);
                case CodeIssue.TooSoon soon:
                    return new SendCodeResult.TooSoon(soon.RetryAfter);
                case CodeIssue.Issued issued:
                    var next = check with { Code = issued.Challenge, Version = check.Version + 1 };
                    if (!await _checks.TryReplaceAsync(next, cancellationToken)) return new SendCodeResult.TooSoon(Policy.CoolDown);
                    if (check.Subject is not null && _budget.TryTake(check.HolderHash) is null)
                    {
                        await RecordAsync(AuditKind.IdentityCodeSent, next, cancellationToken);
                        await DeliverAsync(next, issued.Code, cancellationToken);
                    }

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

    private async Task<IdentityConfirmation> RetryConfirmAsync(
        string idempotencyKey, Guid checkId, string code, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 0; attempt < Retries; attempt++)
            {
                if (await _checks.FindAsync(checkId, cancellationToken) is not { } check) return new IdentityConfirmation.NotFound();
                if (await TryConfirmAsync(idempotencyKey, check, code, cancellationToken) is { } result) return result;
            }

            return new IdentityConfirmation.Locked();
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new IdentityConfirmation.SigningUnavailable();
        }
    }

    /// <summary>Null when somebody else wrote the check in between. What became of the code is written before anybody hears of it.</summary>
    private async Task<IdentityConfirmation?> TryConfirmAsync(
        string idempotencyKey, IdentityCheck check, string text, CancellationToken cancellationToken)
    {
        if (check.IsEstablished) return await EstablishedAsync(check, cancellationToken);
        var used = check.Code.AttemptsUsed;
        if (used >= Policy.MaxAttempts) return new IdentityConfirmation.Locked();
        if (check.Code.TryKey == idempotencyKey) return new IdentityConfirmation.WrongCode(Policy.MaxAttempts - used);
        if (_time.GetUtcNow() > check.Code.ExpiresAt) return new IdentityConfirmation.CodeExpired();
        if (CodeText.Normalise(text, Policy.Digits) is not { } code) return new IdentityConfirmation.WrongCode(Policy.MaxAttempts - used);

        var matches = await _codes.MatchesAsync(check.Id, check.Code, code, cancellationToken) && check.Subject is not null;
        var next = check with { Code = check.Code.Count(idempotencyKey), IsEstablished = matches, Version = check.Version + 1 };
        // Whether the caller still waits does not matter: a code that was compared is a try.
        if (!await _checks.TryReplaceAsync(next, CancellationToken.None)) return null;
        if (!matches)
        {
            if (used + 1 < Policy.MaxAttempts) return new IdentityConfirmation.WrongCode(Policy.MaxAttempts - used - 1);
            await RecordAsync(AuditKind.IdentityLocked, check, cancellationToken);
            return new IdentityConfirmation.Locked();
        }

        _budget.GiveBack(check.HolderHash);
        await RecordAsync(AuditKind.IdentityEstablished, check, cancellationToken);
        return await EstablishedAsync(check, cancellationToken);
    }

    private async Task<IdentityConfirmation> EstablishedAsync(IdentityCheck check, CancellationToken cancellationToken)
    {
        if (await _credentials.FindCredentialAsync(check.CredentialId!.Value, cancellationToken) is not { } credential)
            return new IdentityConfirmation.NotFound();
        var holder = await HolderAsync(credential, cancellationToken);
        return new IdentityConfirmation.Established(credential.Subject, holder.FullName);
    }

    private async Task SendFirstAsync(Added<IdentityCheck> added, OtpCode code, CancellationToken cancellationToken)
    {
        if (added.IsNew) await RecordAsync(AuditKind.IdentityCodeSent, added.Item, cancellationToken);
        // An earlier try may have ended before its message left.
        else if (await _codes.IssueAsync(Policy, added.Item.Id, added.Item.Code, added.Item.Code.SendKey, cancellationToken) is CodeIssue.SentBefore before)
            code = before.Code;
        await DeliverAsync(added.Item, code, cancellationToken);
    }

    private async Task DeliverAsync(IdentityCheck check, OtpCode code, CancellationToken cancellationToken)
    {
        if (check.CredentialId is not { } id || _time.GetUtcNow() > check.Code.ExpiresAt) return;
        if (await _credentials.FindCredentialAsync(id, cancellationToken) is not { } credential) return;
        var holder = await HolderAsync(credential, cancellationToken);
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
