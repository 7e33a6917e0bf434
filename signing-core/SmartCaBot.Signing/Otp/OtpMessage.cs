using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Otp;

public enum OtpPurpose
{
    /// <summary>Confirms a signature.</summary>
    Signature,

    /// <summary>Activates a registration.</summary>
    Activation,

    /// <summary>Shows that a person is the holder of a certificate.</summary>
    Identification,
}

/// <summary>A code on its way. The words around it are the sender's.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Reference">Transaction or dossier.</param>
/// <param name="Phone">Where an SMS goes.</param>
/// <param name="Email">Where an e-mail goes; null for someone who has none.</param>
/// <param name="Code">The code.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
/// <param name="Documents">Names of the documents it confirms, so that the person sees what they sign; empty for an activation.</param>
public sealed record OtpMessage(
    OtpPurpose Purpose, Guid Reference, PhoneNumber Phone, EmailAddress? Email, OtpCode Code, DateTimeOffset ExpiresAt,
    IReadOnlyList<string> Documents)
{
    /// <summary>The system that asks for a signature; null when the citizen does, in their own chat.</summary>
    public Requester? Requester { get; init; }

    /// <summary>Of an identification: what for.</summary>
    public IdentityPurpose? Identity { get; init; }
}
