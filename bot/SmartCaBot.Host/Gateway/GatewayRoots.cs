using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Host.Gateway;

/// <summary>The authorities that signers' certificates must lead to: what the gateway sends along only helps to find the way.</summary>
internal sealed class GatewayRoots(string file)
{
    private readonly X509Certificate2Collection _known = Load(file);

    public IReadOnlyList<X509Certificate2> Known => [.. _known];

    /// <summary>Whether the certificate leads to one of them, is for signing, and is within its time.</summary>
    public bool Vouch(X509Certificate2 signer, IEnumerable<X509Certificate2> others, DateTimeOffset at)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        foreach (var known in _known)
            (known.SubjectName.RawData.AsSpan().SequenceEqual(known.IssuerName.RawData) ? chain.ChainPolicy.CustomTrustStore : chain.ChainPolicy.ExtraStore).Add(known);
        foreach (var other in others) chain.ChainPolicy.ExtraStore.Add(other);
        try
        {
            return chain.Build(signer) && signer.Extensions.OfType<X509KeyUsageExtension>().All(usage =>
                (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) != 0);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static X509Certificate2Collection Load(string file)
    {
        var known = new X509Certificate2Collection();
        known.ImportFromPemFile(file);
        return known;
    }
}
