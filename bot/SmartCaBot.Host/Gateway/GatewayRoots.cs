using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Host.Gateway;

/// <summary>The authorities that signers' certificates must lead to: what the gateway sends along only helps to find the way.</summary>
internal sealed class GatewayRoots(string file)
{
    /// <summary>Any; e-mail; client; document signing by RFC 9336, Microsoft and Adobe.</summary>
    private static readonly FrozenSet<string> Peoples = FrozenSet.Create(
        "2.5.29.37.0", "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.36", "1.3.6.1.4.1.311.10.3.12", "1.2.840.113583.1.1.5");

    /// <summary>TLS server, code, time stamps, OCSP (RFC 5280 4.2.1.12).</summary>
    private static readonly FrozenSet<string> Machines = FrozenSet.Create(
        "1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.3", "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.9");

    private readonly X509Certificate2Collection _known = Load(file);

    public IReadOnlyList<X509Certificate2> Known => [.. _known];

    /// <summary>Whether the certificate leads to one of them, is for people's signatures, and is within its time.</summary>
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
            return chain.Build(signer) && IsPeoples(signer) && signer.Extensions.OfType<X509KeyUsageExtension>().All(usage =>
                (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) != 0);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Authorities that people trust certify machines as well: a server's key signs for nobody.</summary>
    private static bool IsPeoples(X509Certificate2 signer)
    {
        var uses = signer.Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .SelectMany(extension => extension.EnhancedKeyUsages.Cast<Oid>()).Select(use => use.Value ?? "").ToList();
        return uses.Exists(Peoples.Contains) || !uses.Exists(Machines.Contains);
    }

    private static X509Certificate2Collection Load(string file)
    {
        var known = new X509Certificate2Collection();
        known.ImportFromPemFile(file);
        return known;
    }
}
