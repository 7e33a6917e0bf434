using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation.Revocation;

/// <summary>Revocation data that a PDF brings along (DSS, ISO 32000-2 12.8.4.3). What it says counts only with the issuer's signature.</summary>
internal sealed class EmbeddedEvidence(PdfFile file)
{
    /// <summary>Of each kind: each costs a signature check.</summary>
    private const int MaxItems = 64;

    /// <summary>Of each kind. Lists of large authorities have some megabytes.</summary>
    private const int MaxBytes = 32 << 20;

    private readonly Dictionary<(string, string), StatusStatement[]> known = [];
    private readonly Lazy<(List<byte[]> Answers, List<byte[]> Lists)> items = new(() => (Read(file, "OCSPs"), Read(file, "CRLs")));

    /// <summary>Looked through once for each certificate, however many signatures it made.</summary>
    public IReadOnlyList<StatusStatement> About(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        var pair = (certificate.GetCertHashString(HashAlgorithmName.SHA256), issuer.GetCertHashString(HashAlgorithmName.SHA256));
        if (!known.TryGetValue(pair, out var statements))
        {
            known[pair] = statements =
            [
                .. items.Value.Answers.Select(answer => OcspAnswerReader.About(certificate, issuer, answer))
                    .Concat(items.Value.Lists.Select(list => RevocationListReader.About(certificate, issuer, list)))
                    .OfType<StatusStatement>(),
            ];
        }
        return statements;
    }

    private static List<byte[]> Read(PdfFile file, string kind)
    {
        var found = new List<byte[]>();
        foreach (var item in (file.Array(file.Dictionary(file.Catalog["DSS"])?[kind])?.Items ?? []).Take(MaxItems))
        {
            if (found.Sum(data => (long)data.Length) > MaxBytes)
                break;
            if (Decode(file, item) is { } data)
                found.Add(data);
        }
        return found;
    }

    /// <summary>Null: what cannot be read proves nothing.</summary>
    private static byte[]? Decode(PdfFile file, PdfObject item)
    {
        try
        {
            return file.Resolve(item) is PdfStream stream ? file.Decode(stream) : null;
        }
        catch (PdfException)
        {
            return null;
        }
    }
}
