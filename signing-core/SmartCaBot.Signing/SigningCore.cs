using Microsoft.Extensions.Logging;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Certificates.Ocsp;
using SmartCaBot.Signing.Certificates.Revocation;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Erasure;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Keys.Rotation;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Signing.TimeStamps;

namespace SmartCaBot.Signing;

/// <summary>The signing core put together: one instance a process. Does not own the token.</summary>
public sealed class SigningCore
{
    private readonly TokenProvisioning _provisioning;
    private readonly TokenInventory _inventory;
    private readonly KekRotation? _rotation;
    private readonly IEndingCertificates? _ending;
    private readonly AuthorityRegister? _register;
    private readonly ServiceCertificates? _services;
    private readonly RevocationLists? _lists;
    private readonly OcspResponder? _responder;
    private readonly OwnEvidence? _evidence;
    private readonly TimeStampAuthority? _timeStamps;
    private readonly IAuditStore _audit;
    private readonly TimeProvider _time;

    public SigningCore(
        Token token, SigningPorts ports, SigningCoreOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        options.Validate();
        _audit = ports.Audit;
        _time = time;
        var secrets = new TokenSecrets(token);
        var pseudonyms = new Pseudonyms(secrets);
        var protector = new PersonalDataProtector(secrets);
        var events = new AuditEvents(pseudonyms, time);
        var (binding, keks) = (new KeyBinding(secrets), new KekChoice(ports.WrappingKeys));
        var keys = new CitizenKeys(token, binding, keks, new LiveKeys(options.Signing.LiveKeys), time);
        var codes = new OneTimeCodes(secrets, time);
        var budget = new CodeBudget(options.Codes, time);
        var delivery = new CodeDispatch(ports.OtpSender, loggers.CreateLogger<CodeDispatch>());

        Authority = new CertificateAuthority(token, options.Certificates, time);
        var turns = new KeyedGate();
        var hands = new TransactionsInHand(time);
        var passwords = new SigningPassword(secrets);
        var authenticators = ports.Authenticators ?? new NoAuthenticators();
        var check = new AuthenticatorCheck(authenticators, passwords, protector, events, options.Authenticators, time);
        var sads = new SadToken(secrets);
        var making = new SignatureMaking(ports.Signing, keys, events, options.Signing, time, loggers.CreateLogger<SignatureMaking>());
        var grants = new GrantWriting(ports.Signing, sads, events, options.Signing, time);
        var confirmation = new Confirmation(
            ports, token, making, codes, budget, hands, events, turns, options.Signing, time, loggers.CreateLogger<Confirmation>());
        Signing = new SigningService(
            ports.Signing,
            new Preparation(ports, Authority, codes, budget, hands, events, options.Signing, time),
            new OtpSending(ports, codes, budget, delivery, protector, hands, events, options.Signing, time),
            confirmation,
            new Granting(ports, token, check, grants, making, turns, time),
            new CodeGranting(ports.Signing, confirmation, grants, options.Signing),
            new Extension(ports, sads, grants, events, turns, options.Signing, time),
            new Activations(ports.Signing, sads, grants, time),
            new Redemption(ports, token, check, sads, making, turns, time),
            new Cancellation(ports.Signing, hands, events, time),
            time);
        Authenticators = new AuthenticatorService(
            authenticators, ports.Signing, check, passwords, protector, events, options.Authenticators,
            new PairingNotices(ports.HolderNotices, protector, time, loggers.CreateLogger<PairingNotices>()), time);
        Holders = new HolderService(ports.Signing, pseudonyms, time);
        var activationCodes = new ActivationCodes(ports.Enrolment, codes, budget, delivery, protector, events, options.Enrolment, time);
        var decisions = new Decisions(ports.Enrolment, ports.Notices, activationCodes, pseudonyms, events, options.Enrolment, time);
        Enrolment = new DossierService(
            ports.Enrolment,
            ports.Signing,
            new Submission(ports.Enrolment, decisions, protector, pseudonyms, events, options.Enrolment, time),
            decisions,
            activationCodes,
            new Activation(
                ports, token, keys, Authority, codes, budget, protector, events, options.Enrolment, time),
            protector);
        var checks = new CheckMessages(ports.Signing, ports.Audit, delivery, protector, events, options.Identification, time);
        Identification = new IdentificationService(
            new Claiming(ports.IdentityChecks, ports.Signing, codes, budget, pseudonyms, checks, options.Identification, time),
            new Resending(ports.IdentityChecks, codes, budget, checks, options.Identification),
            new Establishing(ports.IdentityChecks, ports.Signing, codes, budget, checks, options.Identification, time),
            options.Identification,
            time);
        Credentials = new CredentialStatusService(ports.Signing, keys, events, time);
        Citizens = new Citizens(ports.Enrolment, ports.Signing, hands, keys, protector, events, time);
        Renewal = new CredentialRenewal(ports.Signing, Authority, keys, binding, protector, events, options.Certificates, time);
        if (ports.Authority is { } store)
        {
            var services = _services = new ServiceCertificates(token, Authority, store, options.Certificates, time);
            var statuses = new RevokedCertificates(ports.Signing, store);
            _register = new AuthorityRegister(Authority, store, time);
            _lists = new RevocationLists(token, Authority, statuses, store, options.Certificates, time);
            _responder = new OcspResponder(Authority, services, statuses, options.Certificates, time);
            _evidence = new OwnEvidence(Authority, services, statuses, _lists, _responder);
            _timeStamps = new TimeStampAuthority(services, Authority, store, options.TimeStamps, time);
        }
        _ending = ports.Ending is { } endings ? new EndingCertificates(endings, ports.Signing, ports.Enrolment, protector) : null;
        AuditSealer = new AuditSealer(token, ports.Audit, ports.SealNotes, time, loggers.CreateLogger<AuditSealer>());
        _provisioning = new TokenProvisioning(token, options.Certificates, time);
        _inventory = new TokenInventory(token, keks);
        _rotation = ports.WrappingKeys is { } wrapping ? new KekRotation(token, wrapping, ports.Audit, binding, time) : null;
    }

    public SigningService Signing { get; }

    public DossierService Enrolment { get; }

    public IdentificationService Identification { get; }

    public AuthenticatorService Authenticators { get; }

    /// <summary>For those who know a citizen by their identity number.</summary>
    public HolderService Holders { get; }

    public CredentialStatusService Credentials { get; }

    public CredentialRenewal Renewal { get; }

    /// <summary>Everything of one citizen, to be shown or erased.</summary>
    public ICitizens Citizens { get; }

    public CertificateAuthority Authority { get; }

    public IEndingCertificates Ending => _ending ?? throw new InvalidOperationException("Made without IEndingCredentials.");

    public RevocationLists RevocationLists => _lists ?? throw new InvalidOperationException("Made without IAuthorityStore.");

    public OcspResponder Responder => _responder ?? throw new InvalidOperationException("Made without IAuthorityStore.");

    public IRevocationEvidence Evidence => _evidence ?? throw new InvalidOperationException("Made without IAuthorityStore.");

    public TimeStampAuthority TimeStamps => _timeStamps ?? throw new InvalidOperationException("Made without IAuthorityStore.");

    public AuditSealer AuditSealer { get; }

    /// <summary>Makes the authorities' own certificates known to whoever asks for their status. Repeatable; at every start.</summary>
    /// <exception cref="TokenUnavailableException">The token cannot be used now.</exception>
    public Task RegisterAuthoritiesAsync(CancellationToken cancellationToken) =>
        _register?.EnsureAsync(cancellationToken) ?? Task.CompletedTask;

    public KekRotation Rotation => _rotation ?? throw new InvalidOperationException("Made without IWrappingKeys.");

    /// <summary>Labels that the token in use should hold and does not; empty when all is there.</summary>
    /// <exception cref="TokenUnavailableException">The token cannot be used now.</exception>
    public Task<IReadOnlyList<string>> MissingKeysAsync(CancellationToken cancellationToken) => _inventory.MissingAsync(cancellationToken);

    /// <summary>Revokes a certificate of the authorities or their services, for good.</summary>
    /// <param name="serialNumber">Upper-case hex.</param>
    /// <param name="reason">Any but CertificateHold.</param>
    /// <param name="staffId">Who does it.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    public Task<StatusOutcome> RevokeAuthorityCertificateAsync(
        string serialNumber, RevocationReason reason, string staffId, CancellationToken cancellationToken) =>
        _register?.RevokeAsync(serialNumber, reason, staffId, cancellationToken) ?? Task.FromResult(StatusOutcome.NotFound);

    /// <summary>Makes the revocation lists and services' certificates that are due. Call every few seconds.</summary>
    /// <exception cref="TokenUnavailableException">The token cannot be used now.</exception>
    public async Task KeepAuthorityAsync(CancellationToken cancellationToken)
    {
        await RevocationLists.CurrentAsync(AuthorityRole.Issuing, cancellationToken);
        await RevocationLists.CurrentAsync(AuthorityRole.Root, cancellationToken);
        if (_services is not null)
            await _services.RenewDueAsync(cancellationToken);
    }

    /// <summary>
    /// Makes the keys and authorities that the token lacks. Call on purpose, when setting up: a token in use that lost its
    /// keys must not be filled again, because the citizens' keys cannot be read with new ones.
    /// </summary>
    /// <returns>Labels of what was made; empty when all was there.</returns>
    /// <exception cref="TokenUnavailableException">The token cannot be used now.</exception>
    public async Task<IReadOnlyList<string>> ProvisionAsync(CancellationToken cancellationToken)
    {
        var made = await _provisioning.EnsureAsync(cancellationToken);
        foreach (var label in made)
        {
            await _audit.AppendAsync(
                new AuditEvent(AuditKind.TokenKeyCreated, _time.GetUtcNow(), AuditEvents.System, Subject: "", label),
                cancellationToken);
        }
        return made;
    }
}
