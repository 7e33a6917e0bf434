using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;

namespace SmartCaBot.Signing.Validation;

/// <summary>
/// The path from a signer's certificate to the roots that the operator trusts, at a given time. Nothing is
/// fetched from the network, whatever addresses the certificates carry, and revocation is not looked at.
/// </summary>
/// <param name="authorities">Those that issued themselves are trusted roots; others only help to find the way to one.</param>
/// <param name="isForThis">Whether the signer's certificate was issued for what it does here; null: the caller looks.</param>
internal sealed class ChainCheck(IReadOnlyList<X509Certificate2> authorities, Func<X509Certificate2, bool>? isForThis = null)
{
    private const X509KeyUsageFlags Signing = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;

    /// <summary>Certificates between a signer and a root; CAs have one or two.</summary>
    private const int MaxBetween = 4;

    /// <summary>Those of one name, as when a CA renewed its key.</summary>
    private const int MaxAlike = 4;

    public ChainFinding Check(X509Certificate2 signer, IReadOnlyList<X509Certificate2> others, DateTimeOffset at) => Follow(signer, others, at).Finding;

    /// <summary>And the path itself, from the signer to the root, where there is one.</summary>
    public (ChainFinding Finding, IReadOnlyList<ReadOnlyMemory<byte>> Path) Follow(X509Certificate2 signer, IReadOnlyList<X509Certificate2> others, DateTimeOffset at)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        foreach (var authority in authorities)
            (IsRoot(authority) ? chain.ChainPolicy.CustomTrustStore : chain.ChainPolicy.ExtraStore).Add(authority);
        foreach (var other in Above(signer, others))
            chain.ChainPolicy.ExtraStore.Add(other);
        try
        {
            if (chain.Build(signer))
                return (MaySign(signer) ? ChainFinding.Trusted : ChainFinding.NotForSigning, PathOf(chain));
        }
        catch (CryptographicException)
        {
            return (ChainFinding.NotTrusted, []);
        }
        // Only the time is wrong: the path itself stands.
        return chain.ChainStatus.All(s => s.Status == X509ChainStatusFlags.NotTimeValid) ? (ChainFinding.NotValidAtSigning, PathOf(chain)) : (ChainFinding.NotTrusted, []);
    }

    private static ReadOnlyMemory<byte>[] PathOf(X509Chain chain) => [.. chain.ChainElements.Select(element => element.Certificate.RawDataMemory)];

    /// <summary>
    /// Those that may have issued the signer's certificate, and theirs. Whoever made the file chose what came along, and the platform
    /// checks a signature for each certificate of a path, however long it is and wherever it leads.
    /// </summary>
    internal static IReadOnlyList<X509Certificate2> Above(X509Certificate2 signer, IReadOnlyList<X509Certificate2> others)
    {
        var found = new List<X509Certificate2>();
        IReadOnlyList<X509Certificate2> level = [signer];
        for (var i = 0; i < MaxBetween && level.Count > 0; i++)
        {
            level = [.. others
                .Where(other => !found.Contains(other) && SignatureValue.IsOrdinary(other.PublicKey) && level.Any(below => IsNamed(other, below)))
                .Take(MaxAlike)];
            found.AddRange(level);
        }
        return found;
    }

    private static bool IsNamed(X509Certificate2 issuer, X509Certificate2 below) =>
        issuer.SubjectName.RawData.AsSpan().SequenceEqual(below.IssuerName.RawData);

    private static bool IsRoot(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    private bool MaySign(X509Certificate2 signer) =>
        signer.Extensions.OfType<X509KeyUsageExtension>().All(usage => (usage.KeyUsages & Signing) != 0)
        && isForThis?.Invoke(signer) != false;
}
