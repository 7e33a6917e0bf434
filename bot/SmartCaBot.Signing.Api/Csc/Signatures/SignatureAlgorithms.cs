using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Api.Csc.Wire;

namespace SmartCaBot.Signing.Api.Csc.Signatures;

/// <summary>
/// Identifiers of algorithms (RFC 8017 A.2, RFC 5754, RFC 5758). A key lists those with a hash beside the bare one: clients look for the very
/// identifier that they sign with.
/// </summary>
internal static class SignatureAlgorithms
{
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string RsaPss = "1.2.840.113549.1.1.10";
    private const string RsaSha256 = "1.2.840.113549.1.1.11";
    private const string RsaSha384 = "1.2.840.113549.1.1.12";
    private const string RsaSha512 = "1.2.840.113549.1.1.13";
    private const string EcdsaSha256 = "1.2.840.10045.4.3.2";
    private const string EcdsaSha384 = "1.2.840.10045.4.3.3";
    private const string EcdsaSha512 = "1.2.840.10045.4.3.4";

    private static readonly string[] OfRsa = [Rsa, RsaSha256, RsaSha384, RsaSha512, RsaPss];
    private static readonly string[] OfEc = [EcdsaSha256, EcdsaSha384, EcdsaSha512];

    public static readonly IReadOnlyList<string> All = [.. OfRsa, .. OfEc];

    public static IReadOnlyList<string> Of(KeyAlgorithm key) => key.IsRsa() ? OfRsa : OfEc;

    public static string? CurveOf(KeyAlgorithm key) => key switch
    {
        KeyAlgorithm.P256 => "1.2.840.10045.3.1.7",
        KeyAlgorithm.P384 => "1.3.132.0.34",
        _ => null,
    };

    /// <summary>How digests are signed, or why not so.</summary>
    /// <param name="key">The credential's.</param>
    /// <param name="algorithm">signAlgo.</param>
    /// <param name="hash">hashAlgo or hashAlgorithmOID: needed by the identifier without a hash, and looked at for it alone.</param>
    /// <param name="parameters">signAlgoParams: base64 DER.</param>
    /// <param name="dialect">Whose names.</param>
    public static (SignatureShape? Shape, CscFailure? Failure) Read(KeyAlgorithm key, string? algorithm, string? hash, string? parameters, Dialect dialect)
    {
        if (algorithm is not { Length: > 0 }) return (null, CscFailure.Missing("signAlgo"));
        if (!Of(key).Contains(algorithm)) return (null, CscFailure.Invalid("signAlgo"));
        if (algorithm == Rsa)
        {
            if (hash is not { Length: > 0 }) return (null, CscFailure.Missing(dialect.HashAlgorithm));
            return HashAlgorithms.LengthOf(hash) is { } length ? (new SignatureShape(length, null), null) : (null, CscFailure.Invalid(dialect.HashAlgorithm));
        }

        if (algorithm != RsaPss)
            return (new SignatureShape(algorithm switch { RsaSha256 or EcdsaSha256 => 32, RsaSha384 or EcdsaSha384 => 48, _ => 64 }, null), null);
        if (parameters is not { Length: > 0 }) return (null, CscFailure.Missing("signAlgoParams"));
        return PssParameters.Read(parameters) is { } shape && SigningScheme.For(key, shape.DigestLength, shape.PssSalt).Fits(key)
            ? (shape, null)
            : (null, CscFailure.Invalid("signAlgoParams"));
    }
}

/// <param name="DigestLength">Bytes of each digest.</param>
/// <param name="PssSalt">Null: no PSS.</param>
internal sealed record SignatureShape(int DigestLength, int? PssSalt);
