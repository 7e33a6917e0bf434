using System.Formats.Asn1;

namespace SmartCaBot.Signing.Api.Csc.Signatures;

/// <summary>
/// RSASSA-PSS-params (RFC 4055 3.1). The salt is as long as they say, up to what the key leaves room for. What they leave out means SHA-1, so hash and
/// mask must be there, of one and the same hash, as every certificate profile has it.
/// </summary>
internal static class PssParameters
{
    private const string Mgf1 = "1.2.840.113549.1.1.8";
    private const int UsualSalt = 20;
    private const int LongestText = 1024;

    /// <summary>Null for what is not that.</summary>
    public static SignatureShape? Read(string base64)
    {
        var bytes = new byte[base64.Length];
        if (base64.Length > LongestText || !Convert.TryFromBase64String(base64, bytes, out var length)) return null;
        try
        {
            var whole = new AsnReader(bytes.AsMemory(0, length), AsnEncodingRules.DER);
            var parameters = whole.ReadSequence();
            whole.ThrowIfNotEmpty();
            if (HashOf(Field(parameters, 0)) is not { } digest || Field(parameters, 1) is not { } mask || mask.ReadObjectIdentifier() != Mgf1
                || HashOf(mask.ReadSequence()) != digest)
                return null;
            var salt = UsualSalt;
            if (Tagged(parameters, 2) is { } given && !given.TryReadInt32(out salt) || salt < 0) return null;
            if (Tagged(parameters, 3) is { } trailer && (!trailer.TryReadInt32(out var number) || number != 1)) return null;
            parameters.ThrowIfNotEmpty();
            return new SignatureShape(digest, salt);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static int? HashOf(AsnReader? algorithm) => algorithm is null ? null : HashAlgorithms.LengthOf(algorithm.ReadObjectIdentifier());

    private static AsnReader? Field(AsnReader parameters, int number) => Tagged(parameters, number)?.ReadSequence();

    private static AsnReader? Tagged(AsnReader parameters, int number)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, number, isConstructed: true);
        return parameters.HasData && parameters.PeekTag().HasSameClassAndValue(tag) ? parameters.ReadSequence(tag) : null;
    }
}
