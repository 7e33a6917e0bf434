using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Ports;

/// <summary>
/// Establishes who the person is when the conversation does not know: a code to the phone on record. Whether an identity number is
/// registered is never revealed: an unknown number gets the same answer, and no code will be right.
/// </summary>
public interface IIdentification
{
    /// <param name="key">Idempotency key.</param>
    /// <param name="conversationId">Who asks; bounded in how many numbers it can try.</param>
    /// <param name="citizenId">12 digits.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IdentityChallenge> BeginAsync(string key, string conversationId, string citizenId, CancellationToken cancellationToken);

    /// <summary>Sends another code for the same challenge.</summary>
    Task<CodeDelivery> ResendAsync(string key, string challengeId, CancellationToken cancellationToken);

    Task<IdentityResult> ConfirmAsync(string key, string challengeId, string code, CancellationToken cancellationToken);
}

public sealed record IdentityChallenge(CodeOutcome Outcome, string? ChallengeId = null, DateTimeOffset? RetryAt = null);

public enum IdentityOutcome
{
    Established,
    WrongCode,
    Expired,

    /// <summary>The challenge is gone: begin anew.</summary>
    Gone,
    Locked,
    Unavailable,
}

public sealed record IdentityResult(IdentityOutcome Outcome, int AttemptsLeft = 0, Person? Person = null);
