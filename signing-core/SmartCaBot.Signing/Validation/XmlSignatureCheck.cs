using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Xml.Signatures;

namespace SmartCaBot.Signing.Validation;

/// <summary>Judges one XML Signature, whatever it is in: its value, its signer, its claims and its time stamp.</summary>
/// <param name="authorities">The root certificates that are trusted, and CAs below them.</param>
/// <param name="stampers">What may stand above a time stamp.</param>
/// <param name="zone">Of times that name none.</param>
/// <param name="time">A claimed time in the future counts as now.</param>
internal sealed class XmlSignatureCheck(
    IReadOnlyList<X509Certificate2> authorities, IReadOnlyList<X509Certificate2> stampers, TimeZoneInfo zone, TimeProvider time)
{
    private readonly SignerCheck check = new(authorities, time);
    private readonly TimeStampCheck stamps = new(stampers);

    /// <param name="name">Which signature of the document.</param>
    /// <param name="signature">The signature; its references are understood.</param>
    /// <param name="parts">What they have.</param>
    /// <param name="coverage">What follows from that.</param>
    /// <param name="beside">Whether what it signs beside its own document is as it was; null where that cannot be told.</param>
    public SignatureReport Report(string name, XmlSignature signature, SignedParts parts, Coverage coverage, params IEnumerable<bool?> beside)
    {
        var certificates = signature.Certificates.Select(Load).OfType<X509Certificate2>().ToList();
        try
        {
            var claims = XmlClaims.Read(signature, zone);
            var (signer, matches) = Signer(signature, parts.SignedInfo!, certificates);
            var findings = new SignatureFindings(
                Supported: true, DigestsMatch(signature, parts, beside), matches, signer is null ? null : CertificateMatches(claims, signer), Chain: null);
            return check.Report(name, signer, certificates, claims.SignedAt, coverage, findings, Stamp(signature, parts));
        }
        finally
        {
            certificates.ForEach(certificate => certificate.Dispose());
        }
    }

    private TimeStampFinding? Stamp(XmlSignature signature, SignedParts parts) => signature.TimeStamp is not { } stamp
        ? null
        : parts.StampedValue is { } value
            ? stamps.Check(stamp.Token, hash => CryptographicOperations.HashData(hash, value))
            : new(TimeStampState.Broken, At: null, Authority: null);

    private static bool? DigestsMatch(XmlSignature signature, SignedParts parts, IEnumerable<bool?> beside)
    {
        var known = signature.References!.Zip(parts.Digests, (reference, digest) => digest?.AsSpan().SequenceEqual(reference.Value)).Concat(beside).ToArray();
        return known.Contains(false) ? false : known.Contains(null) ? null : true;
    }

    /// <summary>The certificate whose key made the value; otherwise the first, to say whose it claims to be.</summary>
    private static (X509Certificate2? Signer, bool? Matches) Signer(
        XmlSignature signature, byte[] signedInfo, List<X509Certificate2> certificates)
    {
        if (XmlAlgorithms.Signature(signature.SignatureMethod) is not var (scheme, hash) || certificates.Count == 0)
            return (certificates.FirstOrDefault(), null);
        var digest = CryptographicOperations.HashData(hash, signedInfo);
        var checks = certificates.Select(c => (Certificate: c, Matches: SignatureValue.Verify(
            c, scheme, hash, digest, signature.Value, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))).ToArray();
        var made = checks.FirstOrDefault(c => c.Matches == true);
        return made.Certificate is not null ? (made.Certificate, true) : (checks[0].Certificate, checks[0].Matches);
    }

    /// <summary>XAdES binds the certificate (EN 319 132-1 6.3); plain XMLDSig binds its key only.</summary>
    private static bool? CertificateMatches(XmlClaims claims, X509Certificate2 signer) => claims switch
    {
        { Certificate: { Algorithm: { } hash } named } => named.Value.AsSpan().SequenceEqual(CryptographicOperations.HashData(hash, signer.RawDataMemory.Span)),
        { IsXades: true } => false,
        _ => null,
    };

    private static X509Certificate2? Load(byte[] certificate)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(certificate);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
