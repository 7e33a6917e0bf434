namespace SmartCaBot.Signing.Authorisation;

/// <summary>Signatures made: what a relying system gets, and what finishes a document.</summary>
public sealed record SignatureReceipt(
    Guid TransactionId, Guid CredentialId, DateTimeOffset SignedAt, IReadOnlyList<DocumentSignature> Signatures)
{
    internal static SignatureReceipt Of(SigningTransaction signed) => new(
        signed.Id,
        signed.CredentialId,
        signed.ClosedAt!.Value,
        [.. signed.Documents.Zip(signed.Signatures, (d, s) => new DocumentSignature(d.Name, d.DigestToSign, s))]);
}

/// <param name="DocumentName">Which document.</param>
/// <param name="Digest">What was signed: SHA-256.</param>
/// <param name="Value">RSA: PKCS#1 v1.5; ECDSA: DER SEQUENCE{r,s}.</param>
public sealed record DocumentSignature(string DocumentName, byte[] Digest, byte[] Value);
