using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Signing.Audit;

/// <summary>The token's signature over a record's place and hash, and so over all records up to it. Travels as the detail of a Seal event.</summary>
/// <param name="Sequence">The record sealed.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 as r||s.</param>
internal sealed record AuditSeal(long Sequence, byte[] Hash, byte[] Signature)
{
    /// <summary>What is signed: SHA-256 of a fixed prefix, the sequence and the hash.</summary>
    public static byte[] Digest(long sequence, byte[] hash) => SHA256.HashData(Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"smartcabot-seal-1:{sequence}:{Convert.ToHexStringLower(hash)}")));

    public string ToDetail() => string.Create(
        CultureInfo.InvariantCulture,
        $"sequence={Sequence};hash={Convert.ToHexStringLower(Hash)};signature={Convert.ToHexStringLower(Signature)}");

    /// <summary>Null when the text is not a seal.</summary>
    public static AuditSeal? Parse(string detail)
    {
        var parts = detail.Split(';').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToArray();
        string? Value(string name) => parts.FirstOrDefault(part => part[0] == name)?[1];
        try
        {
            return long.TryParse(Value("sequence"), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                && Value("hash") is { } hash && Value("signature") is { } signature
                ? new AuditSeal(sequence, Convert.FromHexString(hash), Convert.FromHexString(signature))
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
