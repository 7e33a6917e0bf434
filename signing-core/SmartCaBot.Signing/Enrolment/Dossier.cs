using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Enrolment;

/// <summary>A citizen's registration as stored. Personal data is encrypted; the store never sees it.</summary>
public sealed record Dossier
{
    public required Guid Id { get; init; }

    /// <summary>As people read it out, for example HS-7K3M-92; null for dossiers from before there were numbers.</summary>
    public string? Number { get; init; }

    /// <summary>Id of the office by whose campaign it came; null when by none.</summary>
    public string? Office { get; init; }

    public required SubjectId Subject { get; init; }

    /// <summary>The caller's key; unique together with <see cref="Subject"/>.</summary>
    public required string IdempotencyKey { get; init; }

    public required DossierState State { get; init; }

    public required KeyAlgorithm Algorithm { get; init; }

    /// <summary>Keyed hash of the citizen identity number, 32 bytes.</summary>
    public required byte[] HolderHash { get; init; }

    /// <summary>The citizen's data, encrypted; opaque to the store.</summary>
    public required byte[] ProtectedCitizen { get; init; }

    public required ConsentRecord Consent { get; init; }

    /// <summary>Keyed hash of the phone number, 32 bytes; null for dossiers from before it was kept.</summary>
    public byte[]? PhoneHash { get; init; }

    /// <summary>Ids of the card's pictures, the front first; they lie elsewhere and may be gone.</summary>
    public IReadOnlyList<string>? CardPictures { get; init; }

    /// <summary>The officer who filled it in for the citizen; null when the citizen did.</summary>
    public string? SubmittedBy { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Where two officers must approve: the first has.</summary>
    public FirstApproval? FirstApproval { get; init; }

    public DossierDecision? Decision { get; init; }

    /// <summary>The activation code last sent, as a keyed hash.</summary>
    public CodeChallenge? Activation { get; init; }

    /// <summary>Set when activated.</summary>
    public Guid? CredentialId { get; init; }

    /// <summary>1 when added; each replacement adds one.</summary>
    public int Version { get; init; } = 1;

    public override string ToString() => $"dossier {Id} ({State})";
}
