namespace SmartCaBot.Signing.Authorisation;

/// <summary>
/// Leave to sign, given by the citizen's confirmation: this credential, exactly these digests, this transaction, until then,
/// once. It exists only between the comparison of the code and the signature; what makes it single use across
/// crashes and nodes is that the transaction turns Signed in the write that records the signatures.
/// </summary>
internal sealed class SignatureAuthorisation(
    Guid credentialId, Guid transactionId, IReadOnlyList<byte[]> digests, Proof proof, DateTimeOffset expiresAt)
{
    private int _used;

    public Guid TransactionId => transactionId;

    public Proof Proof => proof;

    /// <summary>Uses it up. Granted once, for each of its digests once, in any order.</summary>
    public AuthorisationUse Use(Guid credential, IReadOnlyList<byte[]> wanted, DateTimeOffset now)
    {
        if (Interlocked.Exchange(ref _used, 1) != 0)
            return AuthorisationUse.AlreadyUsed;
        if (now > expiresAt)
            return AuthorisationUse.Expired;
        if (credential != credentialId)
            return AuthorisationUse.OtherCredential;
        var left = digests.ToList();
        foreach (var digest in wanted)
        {
            var at = left.FindIndex(authorised => authorised.AsSpan().SequenceEqual(digest));
            if (at < 0)
                return AuthorisationUse.DigestNotAuthorised;
            left.RemoveAt(at);
        }
        return AuthorisationUse.Granted;
    }
}
