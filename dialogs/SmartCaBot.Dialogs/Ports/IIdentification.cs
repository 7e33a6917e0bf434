using System.Text.Json.Serialization;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Ports;

/// <summary>
/// Establishes who the person is when the conversation does not know: a code to the phone on record, or as they confirm signatures. Whether an identity number is
/// registered is never revealed: an unknown number gets the same answer, and no code will be right.
/// </summary>
public interface IIdentification
{
    /// <param name="key">Idempotency key.</param>
    /// <param name="conversationId">Who asks; bounded in how many numbers it can try.</param>
    /// <param name="citizenId">12 digits.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IdentityCheckBegun> BeginAsync(string key, string conversationId, string citizenId, CancellationToken cancellationToken);

    /// <summary>Sends another code of the same check.</summary>
    Task<CodeDelivery> ResendAsync(string key, string checkId, CancellationToken cancellationToken);

    Task<IdentityResult> ConfirmAsync(string key, string checkId, string code, CancellationToken cancellationToken);
}

/// <param name="Outcome">Sent, or why not.</param>
/// <param name="CheckId">The check that the code belongs to; named otherwise in runs that an earlier version stored.</param>
/// <param name="RetryAt">When another may be begun.</param>
/// <param name="Confirmation">How the person shows who they are.</param>
public sealed record IdentityCheckBegun(
    CodeOutcome Outcome, [property: JsonPropertyName("ChallengeId")] string? CheckId = null, DateTimeOffset? RetryAt = null,
    ConfirmationKind Confirmation = ConfirmationKind.SentCode);

public enum IdentityOutcome
{
    Established,
    WrongCode,
    Expired,

    /// <summary>The check is gone: begin anew.</summary>
    Gone,
    Locked,
    Unavailable,

    /// <summary>The person refused in the app.</summary>
    Declined,

    /// <summary>What came back does not show who they are.</summary>
    Faulty,

    /// <summary>See <see cref="ConfirmOutcome.PasswordGone"/>.</summary>
    PasswordGone,
}

public sealed record IdentityResult(IdentityOutcome Outcome, int AttemptsLeft = 0, Person? Person = null);
