using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Authenticators;

/// <summary>
/// What a citizen confirms signatures with of their own: an authenticator app (TOTP) and a signing password, for one credential. Two things that
/// are checked together: something they have and something they know.
/// </summary>
public sealed record Authenticator
{
    public required Guid CredentialId { get; init; }

    public required SubjectId Subject { get; init; }

    /// <summary>In use; null until the first is accepted.</summary>
    public AuthenticatorSecret? Active { get; init; }

    /// <summary>Offered and not accepted yet.</summary>
    public AuthenticatorSecret? Offered { get; init; }

    /// <summary>Until when an offer may be accepted.</summary>
    public DateTimeOffset? OfferEnds { get; init; }

    /// <summary>Counts the authenticators that were accepted and removed: what was authorised with an earlier one has ended.</summary>
    public int Generation { get; init; }

    /// <summary>The time step of the last code accepted (RFC 6238): none up to it is accepted again.</summary>
    public long LastStep { get; init; }

    /// <summary>Wrong tries in a row.</summary>
    public int Failures { get; init; }

    /// <summary>How often it was locked since the last right try; each time for longer.</summary>
    public int Locks { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>1 when added; each replacement adds one.</summary>
    public int Version { get; init; } = 1;

    public override string ToString() => $"authenticator of {CredentialId}";
}

/// <param name="ProtectedKey">The TOTP key, encrypted under a key that comes from the token.</param>
/// <param name="Salt">Of the password's hash. 16 bytes.</param>
/// <param name="PasswordHash">Keyed and slow; see <see cref="SigningPassword"/>. 32 bytes.</param>
public sealed record AuthenticatorSecret(byte[] ProtectedKey, byte[] Salt, byte[] PasswordHash)
{
    public override string ToString() => "authenticator secret ***";
}
