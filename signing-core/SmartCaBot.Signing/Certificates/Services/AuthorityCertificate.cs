namespace SmartCaBot.Signing.Certificates.Services;

/// <summary>A certificate of the authorities themselves or of a service they run.</summary>
public sealed record AuthorityCertificate
{
    /// <summary>Upper-case hex. Unique.</summary>
    public required string SerialNumber { get; init; }

    public required AuthorityRole Role { get; init; }

    /// <summary>1 for the first of its role; unique with it, so that of two nodes that renew at once one succeeds.</summary>
    public required int Number { get; init; }

    /// <summary>Where the token has its private key.</summary>
    public required string KeyLabel { get; init; }

    /// <summary>DER.</summary>
    public required byte[] Certificate { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>Active or Revoked: such a certificate is never suspended.</summary>
    public CredentialStatus Status { get; init; } = CredentialStatus.Active;

    public DateTimeOffset? StatusChangedAt { get; init; }

    public RevocationReason? Reason { get; init; }

    /// <summary>1 when added; each replacement adds one.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The roles whose keys and certificates are made, and renewed, by themselves.</summary>
    public static IReadOnlyList<AuthorityRole> Services { get; } =
        [AuthorityRole.RootResponder, AuthorityRole.IssuingResponder, AuthorityRole.TimeStamps];

    /// <summary>Which authority answers for it.</summary>
    public AuthorityRole Issuer => IssuerOf(Role);

    public static AuthorityRole IssuerOf(AuthorityRole role) =>
        role is AuthorityRole.IssuingResponder or AuthorityRole.TimeStamps ? AuthorityRole.Issuing : AuthorityRole.Root;
}
