using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Validation;

/// <summary>
/// The path from a signer's certificate to the roots that the operator trusts, at a given time. Nothing is
/// fetched from the network, whatever addresses the certificates carry, and revocation is not looked at.
/// </summary>
/// <param name="authorities">Those that issued themselves are trusted roots; others only help to find the way to one.</param>
internal sealed class ChainCheck(IReadOnlyList<X509Certificate2> authorities)
{
    private const X509KeyUsageFlags Signing = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;

    public ChainFinding Check(X509Certificate2 signer, IReadOnlyList<X509Certificate2> others, DateTimeOffset at)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        foreach (var authority in authorities)
            (IsRoot(authority) ? chain.ChainPolicy.CustomTrustStore : chain.ChainPolicy.ExtraStore).Add(authority);
        foreach (var other in others)
            chain.ChainPolicy.ExtraStore.Add(other);
        try
        {
            if (chain.Build(signer))
                return MaySign(signer) ? ChainFinding.Trusted : ChainFinding.NotForSigning;
        }
        catch (CryptographicException)
        {
            return ChainFinding.NotTrusted;
        }
        // Only the time is wrong: the path itself stands.
        return chain.ChainStatus.All(s => s.Status == X509ChainStatusFlags.NotTimeValid) ? ChainFinding.NotValidAtSigning : ChainFinding.NotTrusted;
    }

    private static bool IsRoot(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    private static bool MaySign(X509Certificate2 signer) =>
        signer.Extensions.OfType<X509KeyUsageExtension>().All(usage => (usage.KeyUsages & Signing) != 0);
}
