using System.Globalization;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.TestKit.Simulators;

/// <summary>Dossiers in memory.</summary>
public sealed class SimulatedRegistration(SimulatedWorld world) : IRegistration
{
    private static readonly TimeSpan ActivationTime = TimeSpan.FromHours(24);

    private readonly List<Dossier> _dossiers = [];

    public RegistrationMode Mode => world.Mode;

    /// <summary>What was handed in last.</summary>
    public RegistrationForm? LastForm => _dossiers.Count > 0 ? _dossiers[^1].Form : null;

    public Task<SubmittedDossier> SubmitAsync(string key, RegistrationForm form, CancellationToken cancellationToken) => world.OnceAsync(key, () =>
    {
        if (world.RegistrationIsDown) return new SubmittedDossier(SubmitOutcome.Unavailable);
        if (!form.CardPictures.All(world.CardPictures.Kept.Contains)) return new SubmittedDossier(SubmitOutcome.PicturesGone);
        if (world.Certificates.ContainsKey(form.CitizenId)) return new SubmittedDossier(SubmitOutcome.AlreadyCertified);
        if (_dossiers.Find(d => d.Form.CitizenId == form.CitizenId && d.State is DossierStanding.AwaitingReview or DossierStanding.Approved) is { } open)
            return new SubmittedDossier(SubmitOutcome.AlreadyOpen, open.Id);
        var dossier = new Dossier("HS-" + (_dossiers.Count + 1).ToString("0000", CultureInfo.InvariantCulture), form, world.Now, new SimulatedCodes(world, ActivationTime));
        _dossiers.Add(dossier);
        if (!world.ApprovesAtOnce) return new SubmittedDossier(SubmitOutcome.AwaitingReview, dossier.Id);
        var sent = dossier.Approve();
        return new SubmittedDossier(SubmitOutcome.Approved, dossier.Id, sent.Destination, sent.ExpiresAt);
    });

    public Task<Activation> ActivateAsync(string key, Applicant applicant, string dossierId, string code, CancellationToken cancellationToken) => world.OnceAsync(key, () =>
    {
        if (world.RegistrationIsDown) return new Activation(ActivationOutcome.Unavailable);
        if (_dossiers.Find(d => d.Id == dossierId) is not { } dossier) return new Activation(ActivationOutcome.NotFound);
        if (dossier.State is not (DossierStanding.Approved or DossierStanding.Activated)) return new Activation(ActivationOutcome.NotApproved);
        if (dossier.State == DossierStanding.Activated && code.Length > 0) return new Activation(ActivationOutcome.AlreadyActive);
        switch (dossier.Codes.Check(code))
        {
            case CodeCheck.Wrong: return new Activation(ActivationOutcome.WrongCode, dossier.Codes.AttemptsLeft);
            case CodeCheck.Expired: return new Activation(ActivationOutcome.CodeExpired);
            case CodeCheck.Locked: return new Activation(ActivationOutcome.Locked);
        }

        var person = new Person(dossier.Form.CitizenId, dossier.Form.FullName);
        if (dossier.State != DossierStanding.Activated) world.AddCertificate(person);
        dossier.State = DossierStanding.Activated;
        return new Activation(ActivationOutcome.Activated, 0, person, world.Certificates[person.Subject][0]);
    });

    public Task<CodeDelivery> ResendActivationAsync(string key, Applicant applicant, string dossierId, CancellationToken cancellationToken) => world.OnceAsync(key, () =>
        world.RegistrationIsDown || _dossiers.Find(d => d.Id == dossierId) is not { } dossier
            ? new CodeDelivery(CodeOutcome.Unavailable)
            : dossier.Codes.Send());

    public Task<DossierStatusList> StatusAsync(Applicant applicant, CancellationToken cancellationToken) => Task.FromResult(
        world.RegistrationIsDown
            ? new DossierStatusList(false, [])
            : new DossierStatusList(true, [.. _dossiers.AsEnumerable().Reverse().Select(d => new DossierStatus(d.Id, d.State, d.SubmittedAt, d.Reason))]));

    public Task<GatewayCheck> CheckGatewayAsync(string citizenId, CancellationToken cancellationToken) => Task.FromResult(
        world.RegistrationIsDown ? GatewayCheck.Unavailable : world.GatewayHasCertificate ? GatewayCheck.HasCertificate : GatewayCheck.NoCertificate);

    /// <summary>An officer decides on the last dossier.</summary>
    public void Decide(bool approve, string? reason = null)
    {
        var dossier = _dossiers[^1];
        if (approve)
        {
            dossier.Approve();
            return;
        }

        dossier.State = DossierStanding.Refused;
        dossier.Reason = reason;
    }

    private sealed class Dossier(string id, RegistrationForm form, DateTimeOffset submittedAt, SimulatedCodes codes)
    {
        public string Id => id;

        public RegistrationForm Form => form;

        public DateTimeOffset SubmittedAt => submittedAt;

        public SimulatedCodes Codes => codes;

        public DossierStanding State { get; set; } = DossierStanding.AwaitingReview;

        public string? Reason { get; set; }

        public CodeDelivery Approve()
        {
            State = DossierStanding.Approved;
            return codes.Send();
        }
    }
}
