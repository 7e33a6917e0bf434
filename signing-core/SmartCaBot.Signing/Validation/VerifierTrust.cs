using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Validation;

/// <summary>What a verifier relies on besides the authorities above signers.</summary>
public sealed record VerifierTrust
{
    /// <summary>Nothing more.</summary>
    public static VerifierTrust None { get; } = new();

    /// <summary>Roots of others' time-stamp authorities, and CAs below them: trusted for time stamps, and for nothing else.</summary>
    public IReadOnlyList<X509Certificate2> TimeStampAuthorities { get; init; } = [];

    /// <summary>Null: what a document brings along must do.</summary>
    public ICertificateStatuses? Statuses { get; init; }

    /// <summary>All that may stand above a time stamp.</summary>
    internal static IReadOnlyList<X509Certificate2> ForStamps(IReadOnlyList<X509Certificate2> authorities, VerifierTrust? trust) =>
        [.. authorities, .. (trust ?? None).TimeStampAuthorities];
}
