using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Validation.Revocation;

namespace SmartCaBot.Signing.Validation;

/// <summary>
/// Verifies the signers of a SignedData (RFC 5652, CAdES): who, when, whether the content is what was signed, and whether the certificate
/// was revoked.
/// </summary>
/// <param name="authorities">The root certificates that are trusted, and CAs below them, which a signature may leave out.</param>
/// <param name="options">Limits.</param>
/// <param name="time">A claimed time in the future counts as now.</param>
/// <param name="trust">What else it relies on.</param>
public sealed class CmsVerifier(IReadOnlyList<X509Certificate2> authorities, CmsOptions options, TimeProvider time, VerifierTrust? trust = null)
{
    private readonly SignerCheck check = new(authorities, time);
    private readonly TimeStampCheck stamps = new(VerifierTrust.ForStamps(authorities, trust));
    private readonly RevocationCheck revocation = new(trust?.Statuses, time);

    /// <param name="signature">Seekable.</param>
    /// <param name="content">The signed file, seekable, when it is not in the signature; null: it is not at hand.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async ValueTask<DocumentReport> VerifyAsync(Stream signature, Stream? content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(signature);
        if (signature.Length > options.MaxBytes || content?.Length > options.MaxBytes)
            return new DocumentReport.Refused(DocumentRefusal.TooLarge);
        if (SignedDataFile.Read(signature) is not { } file)
            return new DocumentReport.Refused(DocumentRefusal.Damaged);
        if (file.Parts.Signers.Count == 0)
            return new DocumentReport.WithoutSignatures();
        List<X509Certificate2> certificates = [];
        try
        {
            certificates = CertificateSet.Load(file.Parts.Certificates);
            var signers = file.Parts.Signers.Select(signer => Read(signer, certificates)).ToList();
            var digests = await DigestsAsync(file, content, signers, cancellationToken);
            var reports = new List<SignatureReport>();
            foreach (var signer in signers)
                reports.Add(await revocation.ApplyAsync(Report(reports.Count + 1, signer, certificates, digests), evidence: null, cancellationToken));
            return DocumentReport.Of(reports);
        }
        catch (CryptographicException)
        {
            return new DocumentReport.Refused(DocumentRefusal.Damaged); // a certificate that cannot be read
        }
        finally
        {
            certificates.ForEach(certificate => certificate.Dispose());
        }
    }

    private static SignerInfo? Read(ReadOnlyMemory<byte> signer, List<X509Certificate2> certificates)
    {
        try
        {
            return SignerInfoReader.Read(new AsnReader(signer, AsnEncodingRules.BER).ReadSequence(), certificates);
        }
        catch (Exception e) when (SignedDataReader.IsMalformed(e))
        {
            return null;
        }
    }

    /// <summary>Of the content, one for each algorithm that a signer uses; null when there is no content.</summary>
    private static async ValueTask<Dictionary<HashAlgorithmName, byte[]>?> DigestsAsync(
        SignedDataFile file, Stream? content, IEnumerable<SignerInfo?> signers, CancellationToken cancellationToken)
    {
        if (!file.HasContent && content is null)
            return null;
        var digests = new Dictionary<HashAlgorithmName, byte[]>();
        foreach (var algorithm in signers.Select(signer => signer?.DigestAlgorithm).OfType<HashAlgorithmName>().Distinct())
        {
            using var digest = IncrementalHash.CreateHash(algorithm);
            if (file.HasContent)
                await file.PumpContentAsync(digest, output: null, cancellationToken);
            else
                await RangePump.RunAsync(content!, 0, content!.Length, digest, output: null, cancellationToken);
            digests[algorithm] = digest.GetHashAndReset();
        }
        return digests;
    }

    private SignatureReport Report(
        int number, SignerInfo? info, List<X509Certificate2> certificates, Dictionary<HashAlgorithmName, byte[]>? digests)
    {
        var name = number.ToString(CultureInfo.InvariantCulture);
        if (info is null)
            return SignerCheck.Undecided(name, UndecidedReason.Malformed);
        var coverage = digests is null ? Coverage.ContentMissing : Coverage.CoversWholeFile;
        bool? matches = info.DigestAlgorithm is { } algorithm && digests is not null
            ? digests[algorithm].AsSpan().SequenceEqual(info.Attributes.MessageDigest)
            : null;
        // CAdES binds the certificate; older signatures need not.
        var findings = new SignatureFindings(
            Supported: true, matches,
            info.Signer is null ? null : SignedDataVerifier.CheckValue(info, info.Signer),
            info.Signer is null ? null : SignedDataVerifier.CheckCertificate(info, info.Signer),
            Chain: null);
        return check.Report(name, info.Signer, certificates, info.Attributes.SigningTime, coverage, findings, stamps.First(info.TimeStamps, hash => CryptographicOperations.HashData(hash, info.Value)));
    }
}
