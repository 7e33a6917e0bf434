using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Certificates.Ocsp;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Certificates.Revocation;

/// <summary>
/// Evidence about what our own authorities issued: an answer of the responder for what the issuing authority did, which is small however
/// many were revoked, and the root's revocation list for the authority itself.
/// </summary>
internal sealed class OwnEvidence(
    CertificateAuthority authority, ServiceCertificates services, RevokedCertificates statuses, RevocationLists lists, OcspResponder responder)
    : IRevocationEvidence
{
    public async Task<RevocationOutcome> ForAsync(IReadOnlyList<X509Certificate2> chain, CancellationToken cancellationToken)
    {
        try
        {
            return await GatherAsync(chain, cancellationToken);
        }
        catch (Exception failure) when (failure is TokenUnavailableException or MissingObjectException)
        {
            return new RevocationOutcome.Unavailable();
        }
    }

    private static bool IsIssuedBy(X509Certificate2 certificate, X509Certificate2 issuer) =>
        certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData);

    private static bool IsSame(X509Certificate2 one, X509Certificate2 other) =>
        one.RawDataMemory.Span.SequenceEqual(other.RawDataMemory.Span);

    private async Task<RevocationOutcome> GatherAsync(IReadOnlyList<X509Certificate2> chain, CancellationToken cancellationToken)
    {
        var own = await authority.ChainAsync(cancellationToken);
        var certificates = new List<X509Certificate2>(chain) { own.Issuing, own.Root };
        var answers = new List<byte[]>();
        // The issuing authority is in every chain, named or not.
        X509Certificate2[] asked = [.. chain.Where(c => !IsSame(c, own.Root) && !IsSame(c, own.Issuing)), own.Issuing];
        foreach (var certificate in asked)
        {
            AuthorityRole? issuer = IsIssuedBy(certificate, own.Issuing) ? AuthorityRole.Issuing
                : IsIssuedBy(certificate, own.Root) ? AuthorityRole.Root
                : null;
            if (issuer is not { } by)
                return new RevocationOutcome.NotKnown(certificate.SerialNumber);
            switch (await statuses.FindAsync(by, certificate.SerialNumber, cancellationToken))
            {
                case CertificateStatus.Revoked:
                    return new RevocationOutcome.NotGood(certificate.SerialNumber);
                case CertificateStatus.Unknown when by == AuthorityRole.Issuing:
                    return new RevocationOutcome.NotKnown(certificate.SerialNumber);
            }
            if (by != AuthorityRole.Issuing)
                continue;
            var answer = await responder.AboutAsync(certificate, own.Issuing, cancellationToken);
            if (answer.ThisUpdate is null)
                return new RevocationOutcome.Unavailable();
            answers.Add(answer.Der);
        }
        if (answers.Count > 0)
            certificates.Add((await services.GetAsync(AuthorityRole.IssuingResponder, cancellationToken)).Certificate);
        var list = await lists.CurrentAsync(AuthorityRole.Root, cancellationToken);
        byte[][] distinct = [.. certificates.Select(c => c.RawData).DistinctBy(Convert.ToHexString)];
        return new RevocationOutcome.Found(new RevocationEvidence(distinct, [list.Der], answers));
    }
}
