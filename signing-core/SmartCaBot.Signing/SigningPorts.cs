using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing;

/// <summary>What the signing core needs from outside.</summary>
public sealed record SigningPorts(
    ISigningStore Signing, IEnrolmentStore Enrolment, IAuditStore Audit, IIdentityCheckStore IdentityChecks, IOtpSender OtpSender)
{
    /// <summary>Null: officers' decisions are told to nobody.</summary>
    public IDossierNotices? Notices { get; init; }

    /// <summary>Null: holders are not told what was done in their name.</summary>
    public IHolderNotices? HolderNotices { get; init; }

    /// <summary>Null: nobody has an authenticator.</summary>
    public IAuthenticatorStore? Authenticators { get; init; }

    /// <summary>Null: nobody asks which certificates end.</summary>
    public IEndingCredentials? Ending { get; init; }

    /// <summary>Null: no responder, no revocation lists that last, no time stamps.</summary>
    public IAuthorityStore? Authority { get; init; }

    /// <summary>Null: the first key-encryption key wraps everything.</summary>
    public IWrappingKeys? WrappingKeys { get; init; }

    /// <summary>Null: seals stand in the log alone.</summary>
    public ISealNotes? SealNotes { get; init; }

    /// <summary>Null: always open.</summary>
    public ISigningGate? Gate { get; init; }

    internal bool MaySign => Gate?.IsOpen != false;
}
