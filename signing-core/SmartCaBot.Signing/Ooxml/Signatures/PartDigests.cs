using System.Security.Cryptography;
using SmartCaBot.Signing.Ooxml.Packages;

namespace SmartCaBot.Signing.Ooxml.Signatures;

/// <summary>Digests of a package's parts, each read once for each algorithm.</summary>
internal sealed class PartDigests(OfficePackage package, CancellationToken cancellationToken)
{
    private readonly Dictionary<(Part, HashAlgorithmName), byte[]> _known = [];

    public byte[] Of(Part part, HashAlgorithmName algorithm)
    {
        if (_known.TryGetValue((part, algorithm), out var known))
            return known;
        using var digest = IncrementalHash.CreateHash(algorithm);
        part.Item.Read(package.Stream, digest.AppendData, cancellationToken);
        return _known[(part, algorithm)] = digest.GetHashAndReset();
    }
}
