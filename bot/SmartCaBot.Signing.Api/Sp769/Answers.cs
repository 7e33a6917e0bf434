namespace SmartCaBot.Signing.Api.Sp769;

/// <summary>The envelope of every answer.</summary>
internal sealed record Envelope<T>(int StatusCode, string Message, T? Data)
    where T : class;

/// <summary>Of an answer that carries nothing.</summary>
internal sealed record NoData;

internal sealed record CertificatesData(IReadOnlyList<UserCertificate> UserCertificates);

internal sealed record UserCertificate(
    string ServiceType, string ServiceName, Guid CertId, string CertStatus, string CertStatusCode, string SerialNumber, string CertSubject,
    string CertValidFrom, string CertValidTo, string CertData, ChainData ChainData, string TransactionId);

/// <param name="CaCert">Base64 DER.</param>
/// <param name="RootCert">Base64 DER.</param>
internal sealed record ChainData(string CaCert, string? RootCert);

internal sealed record StartedData(string TransactionId, Guid TranCode);

/// <param name="TransactionId">The integrator's.</param>
/// <param name="TranCode">Ours.</param>
/// <param name="Sad">A JWT.</param>
/// <param name="ExpiredIn">Seconds.</param>
internal sealed record GrantedData(string TransactionId, Guid TranCode, string Sad, int ExpiredIn);

/// <param name="TransactionId">The integrator's.</param>
/// <param name="Signatures">Null before there are any.</param>
internal sealed record StatusData(string TransactionId, IReadOnlyList<SignatureData>? Signatures);

internal sealed record ConfirmedData(string TransactionId, int ExpiredIn, IReadOnlyList<SignatureData> Signatures);

/// <param name="DocId">As asked.</param>
/// <param name="SignatureValue">Base64. RSA: PKCS#1 v1.5 over the digest; ECDSA: DER SEQUENCE{r,s}.</param>
/// <param name="TimestampSignature">None is made here.</param>
internal sealed record SignatureData(string DocId, string SignatureValue, string? TimestampSignature);

/// <summary>What a webhook is told.</summary>
internal sealed record WebhookBody(
    string SpId, int StatusCode, string Message, string TransactionId, IReadOnlyList<SignatureData> SignedFiles);
