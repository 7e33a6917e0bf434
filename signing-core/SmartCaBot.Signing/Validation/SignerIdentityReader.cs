using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Validation;

/// <summary>Reads the subject from its DER: how names print differs between platforms.</summary>
internal static class SignerIdentityReader
{
    private const string CommonName = "2.5.4.3";
    private const string UserId = "0.9.2342.19200300.100.1.1";
    private const int Shown = 4;

    public static SignerIdentity Read(X509Certificate2 certificate) => new(
        Values(certificate.SubjectName, CommonName).FirstOrDefault() ?? "",
        [.. Values(certificate.SubjectName, UserId).Select(Masked)],
        Values(certificate.IssuerName, CommonName).FirstOrDefault() ?? "",
        certificate.SerialNumber);

    /// <summary>A person in an organisation has several UIDs, so all are read.</summary>
    private static List<string> Values(X500DistinguishedName name, string type)
    {
        try
        {
            return [.. name.EnumerateRelativeDistinguishedNames()
                .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == type)
                .Select(part => part.GetSingleElementValue()).OfType<string>()];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static string Masked(string id)
    {
        var kind = id.IndexOf(':', StringComparison.Ordinal) + 1;
        return id[..kind] + Mask.End(id[kind..], Shown);
    }
}
