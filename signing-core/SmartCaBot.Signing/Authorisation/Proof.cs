namespace SmartCaBot.Signing.Authorisation;

/// <summary>How the citizen confirmed. Kinds stand beside each other; what a kind must show is its own.</summary>
/// <param name="VerifiedAt">When.</param>
internal abstract record Proof(DateTimeOffset VerifiedAt);

/// <summary>That the citizen showed the code of one challenge.</summary>
/// <param name="Nonce">The challenge's nonce.</param>
/// <param name="VerifiedAt">When.</param>
internal sealed record OtpProof(byte[] Nonce, DateTimeOffset VerifiedAt) : Proof(VerifiedAt);

/// <summary>That the citizen confirmed before, and activation data was given out for it: by password and authenticator code, or by a code that was sent.</summary>
/// <param name="Grant">The activation data that was redeemed.</param>
/// <param name="VerifiedAt">When.</param>
internal sealed record GrantProof(Guid Grant, DateTimeOffset VerifiedAt) : Proof(VerifiedAt);
