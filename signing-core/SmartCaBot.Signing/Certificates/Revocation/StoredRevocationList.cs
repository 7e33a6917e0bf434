using SmartCaBot.Signing.Certificates.Services;

namespace SmartCaBot.Signing.Certificates.Revocation;

/// <param name="Issuer">Root or Issuing.</param>
/// <param name="Number">The CRL number (RFC 5280 5.2.3); grows by one.</param>
/// <param name="Revision">The statuses that it tells: as of that revision at least.</param>
/// <param name="ThisUpdate">When it was made.</param>
/// <param name="NextUpdate">When there will be a newer one at the latest.</param>
/// <param name="Der">CertificateList.</param>
public sealed record StoredRevocationList(
    AuthorityRole Issuer, long Number, long Revision, DateTimeOffset ThisUpdate, DateTimeOffset NextUpdate, byte[] Der);
