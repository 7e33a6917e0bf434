using System.Security.Cryptography;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>What the audit log keeps of a transaction: digests of digests and signatures, so that each can be recognised and none read.</summary>
internal static class AuditDetail
{
    public static string Digests(SigningTransaction transaction) =>
        $"digests={string.Join(',', transaction.Documents.Select(d => Convert.ToHexStringLower(d.DigestToSign)))}";

    public static string Signatures(IReadOnlyList<byte[]> signatures) =>
        $"signatures={string.Join(',', signatures.Select(s => Convert.ToHexStringLower(SHA256.HashData(s))))}";

    /// <summary>Nothing for a one-time code, which has records of its own.</summary>
    public static string Proof(Proof proof) => proof is GrantProof given ? $";grant={given.Grant}" : "";

    public static string Requester(Requester? requester) => requester is null ? "" : $";client={requester.ClientId}";
}
