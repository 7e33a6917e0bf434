namespace SmartCaBot.Signing.Certificates.Revocation;

/// <summary>What an authority says of a certificate.</summary>
public abstract record CertificateStatus
{
    /// <summary>Issued, and neither suspended nor revoked; whether it has expired is not asked here.</summary>
    public sealed record Good : CertificateStatus;

    /// <param name="At">Since when.</param>
    /// <param name="Reason">CertificateHold: for now. Otherwise for good.</param>
    public sealed record Revoked(DateTimeOffset At, RevocationReason Reason) : CertificateStatus;

    /// <summary>This authority never issued it.</summary>
    public sealed record Unknown : CertificateStatus;
}
