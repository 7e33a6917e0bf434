namespace SmartCaBot.Signing.Authorisation;

/// <summary>Digests that a system of others wants signed by a citizen.</summary>
/// <param name="Hashes">All confirmed at once.</param>
/// <param name="Requester">Who asks.</param>
/// <param name="Lifetime">How long the citizen has; no longer than a transaction lives.</param>
public sealed record HashRequest(IReadOnlyList<HashToSign> Hashes, Requester? Requester = null, TimeSpan? Lifetime = null);
