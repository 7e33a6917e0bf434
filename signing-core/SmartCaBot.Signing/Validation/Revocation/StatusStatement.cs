using SmartCaBot.Signing.Certificates.Revocation;

namespace SmartCaBot.Signing.Validation.Revocation;

/// <summary>What an issuer, or whom it named for that, said of one certificate.</summary>
/// <param name="Status">Good or revoked.</param>
/// <param name="ThisUpdate">When.</param>
/// <param name="NextUpdate">When it would say something newer at the latest; null when it does not say.</param>
internal sealed record StatusStatement(CertificateStatus Status, DateTimeOffset ThisUpdate, DateTimeOffset? NextUpdate)
{
    /// <summary>That it is revoked stays true; that it is good says nothing of the time after the next update.</summary>
    public bool CountsAt(DateTimeOffset at) => Status is CertificateStatus.Revoked || NextUpdate is null || NextUpdate >= at;
}
