using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Host.Adapters;

/// <summary>The bot's identification port on the signing core.</summary>
internal sealed class LocalIdentification(SigningCore core, TimeProvider clock) : IIdentification
{
    /// <summary>Of every check that begins in a chat.</summary>
    public static IdentityPurpose Purpose { get; } = new IdentityPurpose.Identify();

    public async Task<IdentityCheckBegun> BeginAsync(string key, string conversationId, string citizenId, CancellationToken cancellationToken) =>
        await core.Identification.BeginAsync(key, conversationId, CitizenId.Parse(citizenId), Purpose, cancellationToken) switch
        {
            BeginResult.Begun begun => new IdentityCheckBegun(CodeOutcome.Sent, begun.CheckId.ToString(), begun.ResendAfter),
            BeginResult.TooMany many => new IdentityCheckBegun(CodeOutcome.CoolDown, RetryAt: many.RetryAt),
            BeginResult.SigningUnavailable => new IdentityCheckBegun(CodeOutcome.Unavailable),
            _ => throw new InvalidOperationException("Unknown outcome of a claim."),
        };

    public async Task<CodeDelivery> ResendAsync(string key, string checkId, CancellationToken cancellationToken) =>
        Guid.TryParse(checkId, out var id)
            ? CodeDeliveries.Of(await core.Identification.ResendAsync(key, id, cancellationToken), clock.GetUtcNow())
            : new CodeDelivery(CodeOutcome.Expired);

    public async Task<IdentityResult> ConfirmAsync(string key, string checkId, string code, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(checkId, out var id)) return new IdentityResult(IdentityOutcome.Gone);
        return await core.Identification.ConfirmAsync(key, id, Purpose, code, cancellationToken) switch
        {
            IdentityConfirmation.Established known => new IdentityResult(
                IdentityOutcome.Established, Person: Accounts.Person(known.Subject, known.Name.Value)),
            IdentityConfirmation.WrongCode wrong => new IdentityResult(IdentityOutcome.WrongCode, wrong.AttemptsLeft),
            IdentityConfirmation.CodeExpired => new IdentityResult(IdentityOutcome.Expired),
            IdentityConfirmation.NotFound => new IdentityResult(IdentityOutcome.Gone),
            IdentityConfirmation.Locked => new IdentityResult(IdentityOutcome.Locked),
            IdentityConfirmation.SigningUnavailable => new IdentityResult(IdentityOutcome.Unavailable),
            _ => throw new InvalidOperationException("Unknown outcome of a code."),
        };
    }
}
