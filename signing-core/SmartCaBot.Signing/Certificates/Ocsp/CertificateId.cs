using System.Security.Cryptography;

namespace SmartCaBot.Signing.Certificates.Ocsp;

/// <summary>CertID (RFC 6960 4.1.1).</summary>
/// <param name="Encoded">DER, as it was asked; the answer repeats it.</param>
/// <param name="Hash">Of name and key; null when not one of SHA-1 and the SHA-2 family.</param>
/// <param name="IssuerName">Digest of the issuer's name, DER.</param>
/// <param name="IssuerKey">Digest of the issuer's public key, its bit string's content.</param>
/// <param name="SerialNumber">Upper-case hex.</param>
internal sealed record CertificateId(byte[] Encoded, HashAlgorithmName? Hash, byte[] IssuerName, byte[] IssuerKey, string SerialNumber);
