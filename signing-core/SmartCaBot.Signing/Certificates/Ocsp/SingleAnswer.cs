using SmartCaBot.Signing.Certificates.Revocation;

namespace SmartCaBot.Signing.Certificates.Ocsp;

/// <summary>What is said of one certificate (SingleResponse, RFC 6960 4.2.1).</summary>
internal sealed record SingleAnswer(CertificateId Id, CertificateStatus Status);
