using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Admin.Certificates;

/// <summary>What an administrator does with a citizen's certificate. The host knows the signing core.</summary>
public interface ICertificateDesk
{
    /// <param name="serialNumber">Hex.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<CertificateCard?> FindAsync(string serialNumber, CancellationToken cancellationToken);

    Task<CertificateDeed> DoAsync(CertificateOrder order, CancellationToken cancellationToken);
}

/// <summary>Nothing of it is personal.</summary>
/// <param name="Id">The credential's.</param>
/// <param name="SerialNumber">Upper-case hex.</param>
/// <param name="NotBefore">Start of validity.</param>
/// <param name="NotAfter">End of validity.</param>
/// <param name="Status">Now.</param>
/// <param name="Reason">Why it was suspended or revoked.</param>
/// <param name="ChangedAt">When.</param>
/// <param name="IsRenewed">It has a successor.</param>
public sealed record CertificateCard(
    Guid Id, string SerialNumber, DateTimeOffset NotBefore, DateTimeOffset NotAfter, CredentialStatus Status, RevocationReason? Reason,
    DateTimeOffset? ChangedAt, bool IsRenewed);

/// <param name="Id">The credential's.</param>
/// <param name="Act">What to do.</param>
/// <param name="Reason">To revoke: the code that verifiers read.</param>
/// <param name="StaffId">Who.</param>
/// <param name="Why">In words, masked; for the audit log.</param>
public sealed record CertificateOrder(Guid Id, CertificateAct Act, RevocationReason Reason, string StaffId, string Why);

public enum CertificateAct
{
    Suspend,
    Resume,
    Revoke,
    Renew,
}

public enum CertificateDeed
{
    Done,

    /// <summary>Its status does not allow it.</summary>
    NotPossible,

    /// <summary>It may be renewed later, nearer to its end.</summary>
    TooEarly,
    NotFound,
    SigningUnavailable,
}
