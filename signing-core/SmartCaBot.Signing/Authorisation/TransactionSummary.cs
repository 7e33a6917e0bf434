using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>A transaction as its owner sees it.</summary>
public sealed record TransactionSummary(
    Guid Id,
    Guid CredentialId,
    TransactionState State,
    IReadOnlyList<DocumentSummary> Documents,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? ClosedAt,
    Requester? Requester)
{
    /// <summary>How many signatures the citizen authorises; no fewer than documents.</summary>
    public int Signatures { get; init; } = Documents.Count;

    /// <summary>How many codes were made for it.</summary>
    public int Codes { get; init; }

    internal static TransactionSummary Of(SigningTransaction transaction, DateTimeOffset now) => new(
        transaction.Id,
        transaction.CredentialId,
        transaction.IsOpen && now > transaction.ExpiresAt ? TransactionState.Expired : transaction.State,
        [.. transaction.Documents.Select(d => new DocumentSummary(d.Name, d.Format, d.Pages, d.Size, d.Sha256, d.DigestToSign, d.ExistingSignatures))],
        transaction.CreatedAt,
        transaction.ExpiresAt,
        transaction.ClosedAt,
        transaction.Requester)
    {
        Signatures = Math.Max(transaction.Allowed, transaction.Documents.Count),
        Codes = transaction.Otp?.Sends ?? 0,
    };
}

/// <param name="Name">File name, or a relying system's identifier.</param>
/// <param name="Format">Null for a bare digest.</param>
/// <param name="Pages">0 when not known.</param>
/// <param name="Size">Bytes; 0 when not known.</param>
/// <param name="Sha256">Digest of the file; empty when not known.</param>
/// <param name="DigestToSign">What the key signs.</param>
/// <param name="ExistingSignatures">Already in it; 0 when not known.</param>
public sealed record DocumentSummary(
    string Name, DocumentFormat? Format, int Pages, long Size, byte[] Sha256, byte[] DigestToSign, int ExistingSignatures);
