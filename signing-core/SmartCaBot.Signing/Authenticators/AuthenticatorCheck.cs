using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authenticators;

/// <summary>
/// Compares a password and a code, and writes what became of them before anybody hears of it: parallel guesses cannot exceed the limit, and a
/// code is accepted once. Whatever is wrong, the same work is done and the same is said.
/// </summary>
internal sealed class AuthenticatorCheck(
    IAuthenticatorStore store, SigningPassword passwords, PersonalDataProtector protector, AuditEvents events, AuthenticatorPolicy policy, TimeProvider time)
{
    private const int Retries = 20;
    private const int Digits = 6;

    private readonly KeyedGate _turns = new();

    /// <summary>Password and code of the authenticator in use.</summary>
    /// <param name="credentialId">Whose.</param>
    /// <param name="subject">Whose credential it is.</param>
    /// <param name="password">As typed.</param>
    /// <param name="code">As typed.</param>
    /// <param name="again">The step whose code was shown before for the same thing: it may come again for that, and for nothing else.</param>
    /// <param name="cancellationToken">Stops before the comparison.</param>
    public Task<AuthenticatorVerdict> VerifyAsync(
        Guid credentialId, SubjectId subject, string password, string code, long? again, CancellationToken cancellationToken) =>
        RunAsync(credentialId, subject, async authenticator =>
        {
            var knows = await passwords.MatchesAsync(password, authenticator?.Active, cancellationToken);
            var step = await StepAsync(credentialId, authenticator?.Active, code, cancellationToken);
            return authenticator?.Active is not null && knows && (step > authenticator.LastStep || step == again) ? step : null;
        }, (right, step) => right with { LastStep = Math.Max(right.LastStep, step), Failures = 0, Locks = 0, LockedUntil = null }, AuditKind.AuthenticatorWrong, cancellationToken);

    /// <summary>
    /// The password alone, for what a code has authorised before. A wrong one is a failed try; a right one takes none back, or who knows the
    /// password could guess codes for ever.
    /// </summary>
    public Task<AuthenticatorVerdict> VerifyPasswordAsync(
        Guid credentialId, SubjectId subject, string password, CancellationToken cancellationToken) =>
        RunAsync(credentialId, subject, async authenticator =>
            await passwords.MatchesAsync(password, authenticator?.Active, cancellationToken) ? authenticator!.LastStep : null,
            (right, _) => right, AuditKind.AuthenticatorWrong, cancellationToken);

    /// <summary>The first code of the one that was offered; right, it takes the place of the one in use.</summary>
    public Task<AuthenticatorVerdict> AcceptAsync(Guid credentialId, SubjectId subject, string code, CancellationToken cancellationToken) =>
        RunAsync(
            credentialId, subject, async authenticator => await StepAsync(credentialId, authenticator?.Offered, code, cancellationToken),
            (right, step) => right with
            {
                Active = right.Offered,
                Offered = null,
                OfferEnds = null,
                Generation = right.Generation + 1,
                LastStep = step,
                Failures = 0,
                Locks = 0,
                LockedUntil = null,
            },
            AuditKind.AuthenticatorWrong, cancellationToken, AuditKind.AuthenticatorEnrolled);

    /// <summary>Whether that one of the credential's authenticators is in use still.</summary>
    public async Task<bool> IsInUseAsync(Guid credentialId, int generation, CancellationToken cancellationToken) =>
        await store.FindAsync(credentialId, cancellationToken) is { Active: not null } found && found.Generation == generation;

    /// <param name="credentialId">Whose.</param>
    /// <param name="subject">Whose credential it is.</param>
    /// <param name="compare">The time step when it is right, null when not; also called where there is no authenticator, and then does the same work.</param>
    /// <param name="accept">What a right try changes.</param>
    /// <param name="wrongKind">Audited for a wrong try.</param>
    /// <param name="cancellationToken">Stops before the comparison.</param>
    /// <param name="rightKind">Audited for a right try; null when what follows is audited itself.</param>
    private async Task<AuthenticatorVerdict> RunAsync(
        Guid credentialId, SubjectId subject, Func<Authenticator?, Task<long?>> compare, Func<Authenticator, long, Authenticator> accept,
        AuditKind wrongKind, CancellationToken cancellationToken, AuditKind? rightKind = null)
    {
        using var turn = await _turns.EnterAsync(credentialId, cancellationToken);
        for (var attempt = 0; attempt < Retries; attempt++)
        {
            var found = await store.FindAsync(credentialId, cancellationToken);
            if (found?.Subject != subject) found = null;
            if (found?.LockedUntil is { } until && time.GetUtcNow() < until) return new AuthenticatorVerdict.Locked(until);
            var step = await compare(found);
            if (found is null) return new AuthenticatorVerdict.Wrong();
            var next = (step is { } right ? accept(found, right) : Count(found)) with { Version = found.Version + 1 };
            // From here on it does not matter whether the caller still waits: what was compared is a try.
            if (await store.TryReplaceAsync(next, await EventAsync(next, step is null ? Kind(next, wrongKind) : rightKind), CancellationToken.None))
                return step is { } accepted ? new AuthenticatorVerdict.Right(accepted, next.Generation) : Refused(next);
        }

        return new AuthenticatorVerdict.Wrong();
    }

    private static AuthenticatorVerdict Refused(Authenticator counted) => counted.LockedUntil is { } until && counted.Failures == 0
        ? new AuthenticatorVerdict.Locked(until)
        : new AuthenticatorVerdict.Wrong();

    private static AuditKind Kind(Authenticator counted, AuditKind wrongKind) =>
        counted.Failures == 0 ? AuditKind.AuthenticatorLocked : wrongKind;

    private Authenticator Count(Authenticator authenticator) => authenticator.Failures + 1 < policy.MaxAttempts
        ? authenticator with { Failures = authenticator.Failures + 1, LockedUntil = null }
        : authenticator with
        {
            Failures = 0,
            Locks = authenticator.Locks + 1,
            LockedUntil = time.GetUtcNow() + policy.LockFor(authenticator.Locks),
        };

    private async ValueTask<AuditEvent?> EventAsync(Authenticator authenticator, AuditKind? kind) => kind is { } known
        ? await events.AboutAsync(
            known, authenticator.Subject, authenticator.CredentialId, AuditEvents.Citizen,
            known == AuditKind.AuthenticatorLocked ? $"locks={authenticator.Locks}" : "", CancellationToken.None)
        : null;

    private async ValueTask<long?> StepAsync(Guid credentialId, AuthenticatorSecret? secret, string code, CancellationToken cancellationToken)
    {
        var key = secret is null ? new byte[20] : await protector.RevealAsync(credentialId, secret.ProtectedKey, cancellationToken);
        var step = Totp.Match(key, CodeText.Normalise(code, Digits) ?? "", time.GetUtcNow());
        return secret is null ? null : step;
    }
}
