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

    /// <summary>CN of the responder for what the root issued.</summary>
    public string RootResponderName { get; init; } = "SmartCaBot Root OCSP Responder";

    /// <summary>CN of the responder for what the issuing authority issued.</summary>
    public string IssuingResponderName { get; init; } = "SmartCaBot OCSP Responder";

    /// <summary>CN of the time-stamp authority.</summary>
    public string TimeStampName { get; init; } = "SmartCaBot TSA";

    /// <summary>Of the authorities and of the services under them.</summary>
    public KeyAlgorithm AuthorityAlgorithm { get; init; } = KeyAlgorithm.Rsa2048;

    /// <summary>At most 25 years for a root (Decree 23/2025/ND-CP).</summary>
    public int RootYears { get; init; } = 20;

    /// <summary>At most 10 years for a public authority (Decree 23/2025/ND-CP).</summary>
    public int IssuingYears { get; init; } = 10;

    /// <summary>At most 5 years for a time-stamp service (Decree 23/2025/ND-CP); never beyond the issuer.</summary>
    public int TimeStampYears { get; init; } = 5;

    /// <summary>
    /// How long a responder's certificate is good for: short, because nobody can ask whether it was revoked (RFC 6960 4.2.2.2.1). It is
    /// renewed when a third of that is left.
    /// </summary>
    public TimeSpan ResponderValidity { get; init; } = TimeSpan.FromDays(30);

    /// <summary>At most 3 years for a subscriber (Decree 23/2025/ND-CP); never beyond the issuer.</summary>
    public TimeSpan CitizenValidity { get; init; } = TimeSpan.FromDays(365);

    /// <summary>How long before its end a citizen's certificate may be renewed.</summary>
    public TimeSpan RenewalWindow { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Certificate policy OID. The default lies in the arc for examples (2.999, ITU-T X.660).</summary>
    public string PolicyOid { get; init; } = "2.999.1.1";

    /// <summary>Where the issuing authority's revocation list is; null leaves the extension out.</summary>
    public Uri? CrlUrl { get; init; }

    /// <summary>Where the issuing authority's certificate is; null leaves it out.</summary>
    public Uri? IssuerUrl { get; init; }

    /// <summary>Where the root's revocation list is; null leaves the extension out.</summary>
    public Uri? RootCrlUrl { get; init; }

    /// <summary>Where the root's certificate is; null leaves it out.</summary>
    public Uri? RootUrl { get; init; }

    /// <summary>The OCSP responder, for both authorities; null leaves it out.</summary>
    public Uri? OcspUrl { get; init; }

    /// <summary>How long a revocation list is good for.</summary>
    public TimeSpan CrlValidity { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long the root's revocation list is good for.</summary>
    public TimeSpan RootCrlValidity { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long an answer of the responder is good for, where it may be kept.</summary>
    public TimeSpan OcspValidity { get; init; } = TimeSpan.FromHours(1);

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
        ArgumentException.ThrowIfNullOrWhiteSpace(RootResponderName);
        ArgumentException.ThrowIfNullOrWhiteSpace(IssuingResponderName);
        ArgumentException.ThrowIfNullOrWhiteSpace(TimeStampName);
        ArgumentOutOfRangeException.ThrowIfLessThan(TimeStampYears, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(TimeStampYears, 5);
        ArgumentOutOfRangeException.ThrowIfLessThan(ResponderValidity, TimeSpan.FromDays(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ResponderValidity, TimeSpan.FromDays(90));
        ArgumentOutOfRangeException.ThrowIfLessThan(CitizenValidity, TimeSpan.FromHours(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CitizenValidity, TimeSpan.FromDays(3 * 365));
        ArgumentOutOfRangeException.ThrowIfLessThan(RenewalWindow, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(CrlValidity, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(RootCrlValidity, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(OcspValidity, TimeSpan.FromMinutes(1));
    }
}
