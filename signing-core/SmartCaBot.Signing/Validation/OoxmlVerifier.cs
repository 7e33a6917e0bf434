using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Ooxml;
using SmartCaBot.Signing.Ooxml.Packages;
using SmartCaBot.Signing.Ooxml.Signatures;

namespace SmartCaBot.Signing.Validation;

/// <summary>
/// Verifies the signatures of an Office document (docx, xlsx, pptx): who, when, and which parts are covered, altered, gone or signed by
/// nobody. What is signed by nobody can be shown all the same, so such a document is not called valid.
/// </summary>
/// <param name="authorities">The root certificates that are trusted, and CAs below them, which a signature may leave out.</param>
/// <param name="options">Limits.</param>
/// <param name="time">A claimed time in the future counts as now.</param>
/// <param name="trust">What else it relies on. Statuses are asked for by <see cref="DocumentVerifier"/>.</param>
public sealed class OoxmlVerifier(IReadOnlyList<X509Certificate2> authorities, OoxmlOptions options, TimeProvider time, VerifierTrust? trust = null)
{
    private readonly XmlSignatureCheck check = new(authorities, VerifierTrust.ForStamps(authorities, trust), options.TimeZone, time);

    /// <param name="document">Seekable.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public DocumentReport Verify(Stream document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Length > options.MaxBytes)
            return new DocumentReport.Refused(DocumentRefusal.TooLarge);
        if (CompoundFile.IsEncryptedPackage(document))
            return new DocumentReport.Refused(DocumentRefusal.Encrypted);
        try
        {
            var package = OfficePackage.Open(document, options, cancellationToken);
            var scope = new PackageScope(
                package, DescriptionUse.IsShown(package, cancellationToken) ? OoxmlNames.IsPicture : type => OoxmlNames.IsDescription(type) || OoxmlNames.IsCustomDescription(type));
            var signatures = PackageSignature.All(package, scope, cancellationToken);
            if (signatures.Count == 0)
                return new DocumentReport.WithoutSignatures();
            var comparison = new PackageComparison(package, scope, new(package, cancellationToken));
            return DocumentReport.Of([.. signatures.Select(s => Report(s, comparison, isAlone: signatures.Count == 1))]);
        }
        catch (PackageException e)
        {
            return new DocumentReport.Refused(e.Reason);
        }
    }

    private SignatureReport Report(PackageSignature signature, PackageComparison comparison, bool isAlone)
    {
        if (signature.Xml is not { } xml)
            return SignerCheck.Undecided(signature.Name, UndecidedReason.Malformed);
        if (signature.Signed is not { SignedInfo: not null } signed || signature.References is not { } references)
            return SignerCheck.Undecided(signature.Name, UndecidedReason.UnsupportedKind);
        var (parts, asSigned) = comparison.Of(references);
        var coverage = references.Count == 0 || signed.Elements.Contains(null) ? Coverage.Unknown
            : parts.NotCovered.Count > 0 ? Coverage.ChangedAfterSigning
            : isAlone ? Coverage.CoversItsPart : Coverage.FollowedByAllowedChanges;
        return check.Report(signature.Name, xml, signed, coverage, asSigned) with { Parts = parts };
    }
}
