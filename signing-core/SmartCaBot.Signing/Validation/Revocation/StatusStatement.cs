using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Certificates.Revocation;

namespace SmartCaBot.Signing.Validation.Revocation;

/// <summary>What an issuer, or whom it named for that, said of one certificate.</summary>
/// <param name="Status">Good or revoked.</param>
/// <param name="ThisUpdate">When.</param>
/// <param name="NextUpdate">When it would say something newer at the latest; null when it does not say.</param>
internal sealed record StatusStatement(CertificateStatus Status, DateTimeOffset ThisUpdate, DateTimeOffset? NextUpdate)
{
    /// <summary>Whatever others say later: only a suspension can end.</summary>
    public bool IsForGood => Status is CertificateStatus.Revoked { Reason: not RevocationReason.CertificateHold };

    /// <summary>That it is good says nothing of the time after the next update or, without one, after this.</summary>
    public bool CountsAt(DateTimeOffset at) => Status is CertificateStatus.Revoked || (NextUpdate ?? ThisUpdate) >= at;
}
