using System.Globalization;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Pages.Code;

/// <summary>The activation code of a dossier.</summary>
internal sealed class ActivationCode(SigningCore core, SigningCoreOptions options, IEnrolmentStore store, LocaleSettings locale, TimeProvider clock) : IAwaitedCode
{
    public CodePurpose Purpose => CodePurpose.Activation;

    public async Task<CodeView?> FindAsync(AwaitedCode awaited, CancellationToken cancellationToken)
    {
        if (await DossierAsync(awaited, cancellationToken) is not { } dossier) return null;
        var standing = dossier switch
        {
            { State: DossierState.Activated } => CodeStanding.Entered,
            { State: DossierState.Approved, Activation: not null } => CodeStanding.Waiting,
            _ => CodeStanding.Closed,
        };
        var policy = options.Enrolment.ActivationCode;
        return new CodeView(
            standing, policy.MaxAttempts - (dossier.Activation?.AttemptsUsed ?? 0), (dossier.Activation?.SentAt ?? dossier.SubmittedAt) + policy.CoolDown,
            [
                new CodeFact("page.fact.dossier", dossier.Reference()),
                new CodeFact("page.fact.submitted", TimeZoneInfo.ConvertTime(dossier.SubmittedAt, locale.Zone).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture)),
            ]);
    }

    public async Task<EntryOutcome> EnterAsync(AwaitedCode awaited, string key, string code, CancellationToken cancellationToken)
    {
        if (await DossierAsync(awaited, cancellationToken) is not { } dossier) return EntryOutcome.Closed;
        return await core.Enrolment.ActivateAsync(key, dossier.Id, dossier.Subject, code, cancellationToken) switch
        {
            ActivationResult.Activated or ActivationResult.AlreadyActivated => EntryOutcome.Entered,
            ActivationResult.WrongCode => EntryOutcome.Wrong,
            ActivationResult.CodeExpired => EntryOutcome.CodeExpired,
            ActivationResult.SigningUnavailable => EntryOutcome.Unavailable,
            _ => EntryOutcome.Closed,
        };
    }

    public async Task<CodeDelivery> ResendAsync(AwaitedCode awaited, string key, CancellationToken cancellationToken) =>
        await DossierAsync(awaited, cancellationToken) is { } dossier
            ? CodeDeliveries.Of(
                await core.Enrolment.SendActivationCodeAsync(key, dossier.Id, dossier.Subject, cancellationToken), clock.GetUtcNow())
            : new CodeDelivery(CodeOutcome.Expired);

    /// <summary>A dossier stays: the person may activate it another day.</summary>
    public Task CancelAsync(AwaitedCode awaited, CancellationToken cancellationToken) => Task.CompletedTask;

    private Task<Dossier?> DossierAsync(AwaitedCode awaited, CancellationToken cancellationToken) => store.FindAsync(awaited.Reference, cancellationToken);
}
