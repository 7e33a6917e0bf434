using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Xml;
using SmartCaBot.Signing.Xml.Reading;
using SmartCaBot.Signing.Xml.Signatures;

namespace SmartCaBot.Signing.Validation;

/// <summary>
/// Verifies the signatures inside an XML document (XMLDSig, XAdES): who, when, what is covered. Fetches nothing, and runs no
/// transform that could turn something else into what was signed.
/// </summary>
/// <param name="authorities">The root certificates that are trusted, and CAs below them, which a signature may leave out.</param>
/// <param name="options">Limits, and the kinds of documents that are known.</param>
/// <param name="time">A claimed time in the future counts as now.</param>
/// <param name="trust">What else it relies on. Statuses are asked for by <see cref="DocumentVerifier"/>.</param>
public sealed class XmlVerifier(IReadOnlyList<X509Certificate2> authorities, XmlOptions options, TimeProvider time, VerifierTrust? trust = null)
{
    private readonly XmlSignatureCheck check = new(authorities, VerifierTrust.ForStamps(authorities, trust), options.TimeZone, time);

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
            var beside = new BesideFinder();
            XmlWalk.Run(document, [collector, beside, .. finders.SelectMany(f => f.Visitors)], cancellationToken);
            if (collector.Signatures.Count == 0)
                return new DocumentReport.WithoutSignatures();
            return DocumentReport.Of(Reports(document, [.. collector.Signatures.Select(XmlSignature.Read)], finders, beside, cancellationToken));
        }
        catch (XmlRefusedException e)
        {
            return new DocumentReport.Refused(e.Reason);
        }
    }

    private List<SignatureReport> Reports(
        Stream document, IReadOnlyList<XmlSignature?> signatures, ProfileFinder[] finders, BesideFinder beside, CancellationToken cancellationToken)
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
                    ? check.Report(name, signature, found, XmlCoverage.Of(signature, found, signatures, finders, beside))
                    : SignerCheck.Undecided(name, UndecidedReason.UnsupportedKind));
        }
        return reports;
    }
}
