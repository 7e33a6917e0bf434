using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Xml;
using SmartCaBot.Signing.Xml.Reading;
using SmartCaBot.Signing.Xml.Signatures;

namespace SmartCaBot.Signing.Validation;

/// <summary>
/// Verifies the signatures inside an XML document (XMLDSig, XAdES): who, when, what is covered. Does not look at revocation or time
/// stamps, fetches nothing, and runs no transform that could turn something else into what was signed.
/// </summary>
/// <param name="authorities">The root certificates that are trusted, and CAs below them, which a signature may leave out.</param>
/// <param name="options">Limits, and the kinds of documents that are known.</param>
/// <param name="time">A claimed time in the future counts as now.</param>
public sealed class XmlVerifier(IReadOnlyList<X509Certificate2> authorities, XmlOptions options, TimeProvider time)
{
    private readonly SignerCheck check = new(authorities, time);
    private readonly TimeStampCheck stamps = new(authorities);

    /// <param name="document">Seekable.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public DocumentReport Verify(Stream document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Length > options.MaxBytes)
            return new DocumentReport.Refused(DocumentRefusal.TooLarge);
        try
        {
            var collector = new SignatureCollector();
            var finders = options.Profiles.Select(profile => new ProfileFinder(profile)).ToArray();
            XmlWalk.Run(document, [collector, .. finders.SelectMany(f => f.Visitors)], cancellationToken);
            if (collector.Signatures.Count == 0)
                return new DocumentReport.WithoutSignatures();
            var reports = Reports(document, [.. collector.Signatures.Select(XmlSignature.Read)], finders, cancellationToken);
            return new DocumentReport.Checked(reports.Max(r => r.Verdict), reports);
        }
        catch (XmlRefusedException e)
        {
            return new DocumentReport.Refused(e.Reason);
        }
    }

    private List<SignatureReport> Reports(
        Stream document, IReadOnlyList<XmlSignature?> signatures, ProfileFinder[] finders, CancellationToken cancellationToken)
    {
        var understood = signatures.Where(s => s?.References is not null).Select(s => s!).ToArray();
        var ids = new IdFinder(understood.SelectMany(s => s.References!).Select(r => r.Target).Where(t => t.Length > 0).ToHashSet());
        XmlWalk.Run(document, [ids], cancellationToken);
        var parts = understood.Zip(SignedParts.Compute(document, understood, ids, cancellationToken)).ToDictionary(p => p.First, p => p.Second);
        var reports = new List<SignatureReport>();
        foreach (var signature in signatures)
        {
            var name = signature?.Id ?? (reports.Count + 1).ToString(CultureInfo.InvariantCulture);
            reports.Add(signature is null
                ? SignerCheck.Undecided(name, UndecidedReason.Malformed)
                : parts.TryGetValue(signature, out var found) && found.SignedInfo is not null
                    ? Report(name, signature, found, XmlCoverage.Of(signature, found, signatures, finders))
                    : SignerCheck.Undecided(name, UndecidedReason.UnsupportedKind));
        }
        return reports;
    }

    private SignatureReport Report(string name, XmlSignature signature, SignedParts parts, Coverage coverage)
    {
        var certificates = signature.Certificates.Select(Load).OfType<X509Certificate2>().ToList();
        try
        {
            var claims = XmlClaims.Read(signature, options.TimeZone);
            var (signer, matches) = Signer(signature, parts.SignedInfo!, certificates);
            var findings = new SignatureFindings(
                Supported: true, DigestsMatch(signature, parts), matches, signer is null ? null : CertificateMatches(claims, signer), Chain: null);
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

    private static bool? DigestsMatch(XmlSignature signature, SignedParts parts)
    {
        var known = signature.References!.Zip(parts.Digests, (reference, digest) => digest?.AsSpan().SequenceEqual(reference.Value)).ToArray();
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
