namespace SmartCaBot.Signing.Authorisation;

/// <summary>Signature activation data that was given out for a transaction; the token itself is not kept.</summary>
/// <param name="Id">Its name (JWT claim jti).</param>
/// <param name="Step">The time step of the authenticator's code that was shown for it; 0: a code that was sent.</param>
/// <param name="GrantedAt">When.</param>
/// <param name="ExpiresAt">Not redeemed after.</param>
/// <param name="Generation">Which of the credential's authenticators it was given with; it ends with that one. Null when with none.</param>
public sealed record SadGrant(Guid Id, long Step, DateTimeOffset GrantedAt, DateTimeOffset ExpiresAt, int? Generation = null);
