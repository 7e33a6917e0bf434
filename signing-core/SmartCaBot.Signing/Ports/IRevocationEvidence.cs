using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Ports;

/// <summary>What proves that the certificates of a chain are not revoked now, to be kept beside a signature (B-LT).</summary>
public interface IRevocationEvidence
{
    /// <param name="chain">A signer's or time-stamp authority's certificate, then those above it; the root may be left out.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<RevocationOutcome> ForAsync(IReadOnlyList<X509Certificate2> chain, CancellationToken cancellationToken);
}

/// <param name="Certificates">DER; the whole chain up to the root, and what the answers were signed with.</param>
/// <param name="Crls">CertificateList (RFC 5280 5.1), DER.</param>
/// <param name="OcspResponses">OCSPResponse (RFC 6960 4.2.1), DER, as a PDF's DSS has them; the BasicOCSPResponse is its responseBytes.</param>
public sealed record RevocationEvidence(
    IReadOnlyList<byte[]> Certificates, IReadOnlyList<byte[]> Crls, IReadOnlyList<byte[]> OcspResponses);

public abstract record RevocationOutcome
{
    public sealed record Found(RevocationEvidence Evidence) : RevocationOutcome;

    /// <summary>A certificate of the chain is suspended or revoked.</summary>
    /// <param name="SerialNumber">Upper-case hex.</param>
    public sealed record NotGood(string SerialNumber) : RevocationOutcome;

    /// <summary>Another authority issued a certificate of the chain, and nothing of its is at hand.</summary>
    /// <param name="SerialNumber">Upper-case hex.</param>
    public sealed record NotKnown(string SerialNumber) : RevocationOutcome;

    /// <summary>The token cannot sign it now; asking later may help.</summary>
    public sealed record Unavailable : RevocationOutcome;
}
