using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Gateway;

namespace SmartCaBot.Host.Adapters;

/// <summary>Registration in VNPT's app with the bot beside the person; the bot only asks the gateway at the end.</summary>
internal sealed class GuidedRegistration(VnptGateway gateway) : IRegistration
{
    public RegistrationMode Mode => RegistrationMode.Guide;

    public Task<GatewayCheck> CheckGatewayAsync(string citizenId, CancellationToken cancellationToken) =>
        gateway.CheckAsync(citizenId, cancellationToken);

    public Task<DossierStatusList> StatusAsync(Applicant applicant, CancellationToken cancellationToken) =>
        Task.FromResult(new DossierStatusList(true, []));

    // Nothing is handed in to us in this mode.
    public Task<SubmittedDossier> SubmitAsync(string key, RegistrationForm form, CancellationToken cancellationToken) =>
        Task.FromResult(new SubmittedDossier(SubmitOutcome.Unavailable));

    public Task<Activation> ActivateAsync(string key, Applicant applicant, string dossierId, string code, CancellationToken cancellationToken) =>
        Task.FromResult(new Activation(ActivationOutcome.NotFound));

    public Task<CodeDelivery> ResendActivationAsync(string key, Applicant applicant, string dossierId, CancellationToken cancellationToken) =>
        Task.FromResult(new CodeDelivery(CodeOutcome.Expired));
}
