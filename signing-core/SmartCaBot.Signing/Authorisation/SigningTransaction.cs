using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>One request of one citizen to sign a fixed list of digests with one credential. Interruptible at every point.</summary>
public sealed record SigningTransaction
{
    public required Guid Id { get; init; }

    public required SubjectId Subject { get; init; }

    /// <summary>The caller's key; unique together with <see cref="Subject"/>.</summary>
    public required string IdempotencyKey { get; init; }

    public required Guid CredentialId { get; init; }

    public required TransactionState State { get; init; }

    public required IReadOnlyList<DocumentToSign> Documents { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not signed by then: expired.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The code last sent, as a keyed hash; null before the first.</summary>
    public CodeChallenge? Otp { get; init; }

    /// <summary>The activation data last given out; null when none was.</summary>
    public SadGrant? Grant { get; init; }

    /// <summary>The system that asks; null when the citizen does, in their own chat.</summary>
    public Requester? Requester { get; init; }

    /// <summary>How many signatures the citizen authorises; what is left after <see cref="Documents"/> may be used for others. 0 in old records: one for each.</summary>
    public int Allowed { get; init; }

    /// <summary>When activation data was first given out on this authorisation of the citizen's.</summary>
    public DateTimeOffset? AuthorisedAt { get; init; }

    /// <summary>Signature values, one for each document and in its order; empty until signed. RSA: PKCS#1 v1.5; ECDSA: DER SEQUENCE{r,s}.</summary>
    public IReadOnlyList<byte[]> Signatures { get; init; } = [];

    /// <summary>When it reached a final state.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>1 when added; each replacement adds one.</summary>
    public int Version { get; init; } = 1;

    public bool IsOpen => State is TransactionState.Prepared or TransactionState.AwaitingOtp or TransactionState.Authorised;

    public override string ToString() => $"transaction {Id} ({State})";
}
