using SmartCaBot.Signing.Api.Csc.Signatures;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Authorisation;

namespace SmartCaBot.Signing.Api.Csc.Authorising;

/// <summary>What a client wants a citizen to authorise.</summary>
/// <param name="Digests">Known now.</param>
/// <param name="Signatures">In all; no fewer than digests.</param>
/// <param name="Description">What the client says it is for.</param>
internal sealed record Wanted(IReadOnlyList<byte[]> Digests, int Signatures, string Description)
{
    private const int LongestDescription = 500;

    /// <summary>More signatures than digests. Only our page tells citizens of it, so only what they authorise there may have it.</summary>
    public bool HasSurplus => Signatures > Digests.Count;

    /// <param name="hashes">As they stand in the request.</param>
    /// <param name="hashAlgorithm">Version 2: of all of them, when it is named.</param>
    /// <param name="numSignatures">As it stands there.</param>
    /// <param name="description">As it stands there.</param>
    /// <param name="most">Signatures of one authorisation at most.</param>
    /// <param name="dialect">Whose names.</param>
    public static (Wanted? Wanted, CscFailure? Failure) Read(
        IReadOnlyList<string>? hashes, string? hashAlgorithm, int? numSignatures, string? description, int most, Dialect dialect)
    {
        if (numSignatures is not { } number) return (null, CscFailure.Missing("numSignatures", "integer"));
        if (number < 1) return (null, CscFailure.Bad("Invalid value for parameter numSignatures"));
        if (number > most) return (null, CscFailure.TooManySignatures);
        var (digests, failure) = DigestList.Read(hashes, dialect);
        if (failure is not null) return (null, failure);
        // Each digest needs its signature; what is more may be named later (credentials/extendTransaction).
        if (digests!.Count > number) return (null, CscFailure.Bad("Invalid value for parameter numSignatures"));
        if (hashAlgorithm is not null && AlgorithmFailure(hashAlgorithm, digests, dialect) is { } wrong) return (null, wrong);
        if (description is { Length: > LongestDescription }) return (null, CscFailure.Invalid("description"));
        return (new Wanted(digests, number, DocumentName.CleanText(description ?? "")), null);
    }

    public static CscFailure? AlgorithmFailure(string hashAlgorithm, IReadOnlyList<byte[]> digests, Dialect dialect)
    {
        if (HashAlgorithms.LengthOf(hashAlgorithm) is not { } length) return CscFailure.Invalid(dialect.HashAlgorithm);
        return digests.All(digest => digest.Length == length) ? null : CscFailure.WrongDigestLength;
    }
}
