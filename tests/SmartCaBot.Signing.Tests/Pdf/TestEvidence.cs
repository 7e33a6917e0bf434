using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>The service's own for what it issued; for the signers of the tests, whom it does not know, something of the right shape.</summary>
internal sealed class TestEvidence(IRevocationEvidence real) : IRevocationEvidence
{
    public RevocationOutcome? Answer { get; set; }

    public async Task<RevocationOutcome> ForAsync(IReadOnlyList<X509Certificate2> chain, CancellationToken cancellationToken) =>
        Answer ?? (chain[0].Issuer.Contains("Test Issuing", StringComparison.Ordinal)
            ? new RevocationOutcome.Found(new([.. chain.Select(c => c.RawData)], [SHA256.HashData(chain[0].RawData)], []))
            : await real.ForAsync(chain, cancellationToken));
}
