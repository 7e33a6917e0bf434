using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Pdf.LongTerm;

/// <summary>What a verifier needs years later: certificates and revocation data of the signer and of the time-stamp authority.</summary>
internal static class EvidenceCollection
{
    /// <summary>Roots are few, and nobody goes round in a circle.</summary>
    private const int LongestChain = 8;

    /// <param name="trust">Who has it.</param>
    /// <param name="signer">The signer's certificate, and those above it.</param>
    /// <param name="stamp">The signature's time stamp.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="LevelUnavailableException">A part of it is not to be had.</exception>
    public static async ValueTask<RevocationEvidence> ForAsync(
        IRevocationEvidence trust, IReadOnlyList<ReadOnlyMemory<byte>> signer, byte[] stamp, CancellationToken cancellationToken)
    {
        List<X509Certificate2> chain = [.. signer.Select(certificate => X509CertificateLoader.LoadCertificate(certificate.Span))];
        var authority = AuthorityOf(stamp);
        try
        {
            var parts = new[] { await ForAsync(trust, chain, cancellationToken), await ForAsync(trust, authority, cancellationToken) };
            return new(Once(parts.SelectMany(p => p.Certificates)), Once(parts.SelectMany(p => p.Crls)), Once(parts.SelectMany(p => p.OcspResponses)));
        }
        finally
        {
            chain.ForEach(certificate => certificate.Dispose());
            authority.ForEach(certificate => certificate.Dispose());
        }
    }

    private static async ValueTask<RevocationEvidence> ForAsync(IRevocationEvidence trust, List<X509Certificate2> chain, CancellationToken cancellationToken) =>
        await trust.ForAsync(chain, cancellationToken) switch
        {
            RevocationOutcome.Found found => found.Evidence,
            RevocationOutcome.NotGood bad => throw new LevelUnavailableException($"Certificate {bad.SerialNumber} is suspended or revoked."),
            RevocationOutcome.NotKnown unknown => throw new LevelUnavailableException($"Nothing is known of certificate {unknown.SerialNumber}."),
            _ => throw new LevelUnavailableException("No revocation data is to be had now."),
        };

    /// <summary>The authority's certificate, then those above it that came along.</summary>
    private static List<X509Certificate2> AuthorityOf(byte[] stamp)
    {
        var cms = Rfc3161TimestampToken.TryDecode(stamp, out var token, out _) ? token.AsSignedCms() : throw new LevelUnavailableException("The time stamp cannot be read.");
        var chain = new List<X509Certificate2> { cms.SignerInfos[0].Certificate ?? throw new LevelUnavailableException("The time stamp brings no certificate.") };
        while (chain.Count < LongestChain && Above(chain[^1], cms.Certificates) is { } next)
            chain.Add(next);
        return chain;
    }

    private static X509Certificate2? Above(X509Certificate2 below, X509Certificate2Collection others) =>
        below.SubjectName.RawData.AsSpan().SequenceEqual(below.IssuerName.RawData)
            ? null
            : others.FirstOrDefault(other => other.SubjectName.RawData.AsSpan().SequenceEqual(below.IssuerName.RawData));

    private static List<byte[]> Once(IEnumerable<byte[]> values) => [.. values.DistinctBy(Convert.ToHexString)];
}
