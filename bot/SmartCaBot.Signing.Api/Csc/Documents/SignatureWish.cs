using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Api.Csc.Signatures;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Api.Csc.Documents;

/// <summary>How one document is signed, as read from its entry of signatures/signDoc (CSC v2 11.11).</summary>
/// <param name="Format">What is written.</param>
/// <param name="IsPdf">A signature for a PDF, also where only its digest is known.</param>
/// <param name="Certifies">The signature says what may follow it.</param>
/// <param name="Level">How long it can be verified.</param>
/// <param name="Reason">Why, as the PDF says it.</param>
/// <param name="Location">Where.</param>
internal sealed record SignatureWish(DocumentFormat Format, bool IsPdf, bool Certifies, SignatureLevel Level, string? Reason, string? Location)
{
    private const string ReasonName = "Reason";
    private const string LocationName = "Location";

    /// <param name="entry">As it stands in the request.</param>
    /// <param name="key">The credential's.</param>
    /// <param name="isDigest">Only the document's digest is known.</param>
    public static (SignatureWish? Wish, CscFailure? Failure) Read(SignatureEntry entry, KeyAlgorithm key, bool isDigest)
    {
        if (entry.SignatureFormat is not { Length: > 0 } letter) return (null, CscFailure.Missing("signature_format"));
        if (letter is not ("P" or "X" or "C") || isDigest && letter == "X") return (null, CscFailure.Invalid("signature_format"));
        if (LevelOf(entry.ConformanceLevel) is not { } level || (letter != "P" || isDigest) && level > SignatureLevel.T)
            return (null, CscFailure.Invalid("conformance_level"));
        if (AlgorithmFailure(entry, key) is { } wrong) return (null, wrong);
        if (FormatOf(letter, entry.Envelope, isDigest) is not { } format) return (null, CscFailure.Invalid("signed_envelope_property"));
        var properties = entry.SignedProps ?? [];
        var unknown = properties.Where(one => letter != "P" || isDigest || one?.Name is not (ReasonName or LocationName)).Select(one => one?.Name).ToArray();
        if (unknown.Length > 0) return (null, CscFailure.Bad($"Invalid parameter signed_props ({string.Join(", ", unknown)})"));
        return (new SignatureWish(
            format, letter == "P", letter == "P" && entry.Envelope is null or "Certification", level,
            properties.LastOrDefault(one => one!.Name == ReasonName)?.Value, properties.LastOrDefault(one => one!.Name == LocationName)?.Value), null);
    }

    /// <summary>The specification writes it in two ways, so any is read.</summary>
    private static SignatureLevel? LevelOf(string? text) => text?.ToUpperInvariant() switch
    {
        null or "ADES-B-B" or "ADES-B" => SignatureLevel.B,
        "ADES-B-T" or "ADES-T" => SignatureLevel.T,
        "ADES-B-LT" or "ADES-LT" => SignatureLevel.LT,
        "ADES-B-LTA" or "ADES-LTA" => SignatureLevel.LTA,
        _ => null,
    };

    private static DocumentFormat? FormatOf(string letter, string? envelope, bool isDigest) => (letter, envelope) switch
    {
        ("P", null or "Certification" or "Revision") => isDigest ? DocumentFormat.CmsDetached : DocumentFormat.Pdf,
        ("X", null or "Enveloped") => DocumentFormat.Xml,
        ("C", "Detached") => DocumentFormat.CmsDetached,
        ("C", null) when isDigest => DocumentFormat.CmsDetached,
        ("C", null or "Attached") when !isDigest => DocumentFormat.CmsAttached,
        _ => null,
    };

    /// <summary>Documents are signed with SHA-256 and what is usual for the key.</summary>
    private static CscFailure? AlgorithmFailure(SignatureEntry entry, KeyAlgorithm key)
    {
        if (entry.HashAlgorithm is { } hash && HashAlgorithms.LengthOf(hash) is null) return CscFailure.Invalid(Dialect.V2.HashAlgorithm);
        var (shape, failure) = SignatureAlgorithms.Read(key, entry.SignAlgo, entry.HashAlgorithm, null, Dialect.V2);
        if (failure is not null) return failure;
        if (entry.HashAlgorithm is { } named && HashAlgorithms.LengthOf(named) != shape!.DigestLength)
            return CscFailure.Bad($"String parameter {Dialect.V2.HashAlgorithm} contradicts with signAlgo parameter");
        return shape!.DigestLength == HashAlgorithms.LengthOf(HashAlgorithms.Sha256) ? null : CscFailure.Invalid("signAlgo");
    }
}
