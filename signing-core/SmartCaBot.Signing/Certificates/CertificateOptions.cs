using SmartCaBot.Pkcs11;

namespace SmartCaBot.Signing.Certificates;

/// <summary>The certification authorities and what they write into a citizen's certificate.</summary>
public sealed record CertificateOptions
{
    /// <summary>O of both authorities.</summary>
    public string Organisation { get; init; } = "SmartCaBot";

    /// <summary>CN of the root.</summary>
    public string RootName { get; init; } = "SmartCaBot Root CA";

    /// <summary>CN of the authority that issues to citizens.</summary>
    public string IssuingName { get; init; } = "SmartCaBot Issuing CA";

    public KeyAlgorithm AuthorityAlgorithm { get; init; } = KeyAlgorithm.Rsa2048;

    /// <summary>At most 25 years for a root (Decree 23/2025/ND-CP).</summary>
    public int RootYears { get; init; } = 20;

    /// <summary>At most 10 years for a public authority (Decree 23/2025/ND-CP).</summary>
    public int IssuingYears { get; init; } = 10;

    /// <summary>At most 3 years for a subscriber (Decree 23/2025/ND-CP); never beyond the issuer.</summary>
    public TimeSpan CitizenValidity { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Certificate policy OID. The default lies in the arc for examples (2.999, ITU-T X.660).</summary>
    public string PolicyOid { get; init; } = "2.999.1.1";

    /// <summary>Where the issuing authority's revocation list is; null leaves the extension out.</summary>
    public Uri? CrlUrl { get; init; }

    /// <summary>Where the issuing authority's certificate is; null leaves it out.</summary>
    public Uri? IssuerUrl { get; init; }

    /// <summary>The OCSP responder; null leaves it out.</summary>
    public Uri? OcspUrl { get; init; }

    /// <summary>How long a revocation list is good for.</summary>
    public TimeSpan CrlValidity { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Throws <see cref="ArgumentException"/> when a value makes no sense.</summary>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Organisation);
        ArgumentException.ThrowIfNullOrWhiteSpace(RootName);
        ArgumentException.ThrowIfNullOrWhiteSpace(IssuingName);
        ArgumentOutOfRangeException.ThrowIfEqual(IssuingName, RootName);
        ArgumentOutOfRangeException.ThrowIfLessThan(RootYears, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(RootYears, 25);
        ArgumentOutOfRangeException.ThrowIfLessThan(IssuingYears, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(IssuingYears, 10);
        ArgumentOutOfRangeException.ThrowIfLessThan(CitizenValidity, TimeSpan.FromHours(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CitizenValidity, TimeSpan.FromDays(3 * 365));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(CrlValidity, TimeSpan.Zero);
    }
}
