using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Identification;

/// <summary>
/// Somebody claims to be the holder of a certificate and is asked for a code. A claim to a number that nobody holds is kept just
/// the same: no code is sent for it and none is right, and nobody can tell the two apart.
/// </summary>
public sealed record IdentityCheck
{
    public required Guid Id { get; init; }

    /// <summary>The caller's. Unique.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>Keyed hash of the citizen identity number claimed, 32 bytes.</summary>
    public required byte[] HolderHash { get; init; }

    /// <summary>The newest usable certificate of that number; null when there is none.</summary>
    public Guid? CredentialId { get; init; }

    /// <summary>Whose that certificate is.</summary>
    public SubjectId? Subject { get; init; }

    /// <summary>What for; null in a check from before it was kept, which opens nothing.</summary>
    public IdentityPurpose? Purpose { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The code last sent, as a keyed hash; made for unknown numbers too.</summary>
    public required CodeChallenge Code { get; init; }

    /// <summary>Set once the right code was shown.</summary>
    public bool IsEstablished { get; init; }

    /// <summary>1 when added; each replacement adds one.</summary>
    public int Version { get; init; } = 1;

    public override string ToString() => $"identity check {Id}";
}
