namespace SmartCaBot.Signing.Authorisation;

/// <summary>Digests that a system of others wants signed by a citizen.</summary>
/// <param name="Hashes">All confirmed at once. Empty: they are named with the code (<see cref="SigningService.AuthoriseByCodeAsync"/>).</param>
/// <param name="Requester">Who asks.</param>
/// <param name="Lifetime">How long the citizen has; no longer than a transaction lives.</param>
/// <param name="Signatures">How many signatures are authorised, those of digests not known yet included (<see cref="SigningService.ExtendAsync"/>); null: one for each hash.</param>
public sealed record HashRequest(IReadOnlyList<HashToSign> Hashes, Requester? Requester = null, TimeSpan? Lifetime = null, int? Signatures = null)
{
    /// <summary>
    /// The first code is made with the transaction, in the same write: sending it under this key then writes nothing more. Null: the citizen is
    /// asked first. Where no code may be made now, the transaction comes without one.
    /// </summary>
    public string? FirstCodeKey { get; init; }
}
