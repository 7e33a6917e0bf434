using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.TimeStamps;

namespace SmartCaBot.Signing;

/// <summary>All options of the signing core except the token's own.</summary>
public sealed record SigningCoreOptions
{
    public SigningOptions Signing { get; init; } = new();

    public EnrolmentOptions Enrolment { get; init; } = new();

    public IdentificationOptions Identification { get; init; } = new();

    public AuthenticatorPolicy Authenticators { get; init; } = new();

    public CodeAllowance Codes { get; init; } = new();

    public CertificateOptions Certificates { get; init; } = new();

    public TimeStampOptions TimeStamps { get; init; } = new();

    /// <summary>Throws <see cref="ArgumentException"/> when a value makes no sense.</summary>
    public void Validate()
    {
        Signing.Validate();
        Enrolment.Validate();
        Identification.Validate();
        Authenticators.Validate();
        Codes.Validate();
        Certificates.Validate();
        TimeStamps.Validate();
    }
}
