using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Identification;

/// <summary>
/// Shows that a person is the holder of a certificate: a code to the phone and e-mail on record. Every answer about a number that
/// nobody holds is the answer about one that somebody does.
/// </summary>
public sealed class IdentificationService
{
    private readonly Claiming _claiming;
    private readonly Resending _resending;
    private readonly Establishing _establishing;
    private readonly IdentificationOptions _options;
    private readonly TimeProvider _time;

    internal IdentificationService(
        Claiming claiming, Resending resending, Establishing establishing, IdentificationOptions options, TimeProvider time)
    {
        _claiming = claiming;
        _resending = resending;
        _establishing = establishing;
        _options = options;
        _time = time;
    }

    /// <param name="idempotencyKey">The caller's; the same key gives the same check.</param>
    /// <param name="claimant">Who asks: a conversation, an account. Bounded in how many people they can claim to be.</param>
    /// <param name="citizenId">Whom the person claims to be.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<BeginResult> BeginAsync(
        string idempotencyKey, string claimant, CitizenId citizenId, IdentityPurpose purpose, CancellationToken cancellationToken) =>
        EvenlyAsync(() => _claiming.BeginAsync(idempotencyKey, claimant, citizenId, purpose, cancellationToken), cancellationToken);

    /// <summary>Sends another code of the same check. Its masked addresses are left empty: they would tell that the number is known.</summary>
    public Task<SendCodeResult> ResendAsync(string idempotencyKey, Guid checkId, CancellationToken cancellationToken) =>
        EvenlyAsync(() => _resending.ResendAsync(idempotencyKey, checkId, cancellationToken), cancellationToken);

    /// <param name="idempotencyKey">The caller's, of this try: a wrong code that comes again under the key of the last try is not counted again.</param>
    /// <param name="checkId">Which check.</param>
    /// <param name="purpose">What for; a check that began for anything else is not found.</param>
    /// <param name="code">As typed.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<IdentityConfirmation> ConfirmAsync(
        string idempotencyKey, Guid checkId, IdentityPurpose purpose, string code, CancellationToken cancellationToken) =>
        EvenlyAsync(() => _establishing.ConfirmAsync(idempotencyKey, checkId, purpose, code, cancellationToken), cancellationToken);

    /// <summary>What is done for a number that is known takes longer; nobody may read that from the clock.</summary>
    private async Task<T> EvenlyAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var atLeast = Task.Delay(_options.AnswerTime, _time, cancellationToken);
        var result = await work();
        await atLeast;
        return result;
    }
}
