using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Enrolment;

/// <summary>How registration behaves.</summary>
public sealed record EnrolmentOptions
{
    /// <summary>Approves every valid dossier at once. For development only: no officer sees it.</summary>
    public bool AutoApprove { get; init; }

    /// <summary>Four eyes: two different officers must approve. One is enough to refuse, and to unlock.</summary>
    public bool TwoOfficers { get; init; }

    /// <summary>What the citizen must have consented to.</summary>
    public string ConsentPurpose { get; init; } = "certificate-enrolment";

    /// <summary>Youngest age at which a certificate is issued, in years.</summary>
    public int MinimumAge { get; init; } = 15;

    public KeyAlgorithm KeyAlgorithm { get; init; } = KeyAlgorithm.Rsa2048;

    public CodePolicy ActivationCode { get; init; } = new()
    {
        Lifetime = TimeSpan.FromHours(24),
        CoolDown = TimeSpan.FromSeconds(60),
        MaxResends = 5,
    };

    /// <summary>Throws <see cref="ArgumentException"/> when a value makes no sense.</summary>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(ConsentPurpose);
        ArgumentOutOfRangeException.ThrowIfNegative(MinimumAge);
        ActivationCode.Validate();
    }
}
