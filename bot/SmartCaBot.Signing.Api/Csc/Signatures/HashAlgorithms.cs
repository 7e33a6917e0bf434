namespace SmartCaBot.Signing.Api.Csc.Signatures;

/// <summary>Hashes that are signed: SHA-256 or stronger (CSC v1 11.9).</summary>
internal static class HashAlgorithms
{
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    public const string Sha384 = "2.16.840.1.101.3.4.2.2";
    public const string Sha512 = "2.16.840.1.101.3.4.2.3";

    /// <summary>Bytes of the digest; null for another hash.</summary>
    public static int? LengthOf(string? oid) => oid switch { Sha256 => 32, Sha384 => 48, Sha512 => 64, _ => null };

    public static bool IsLength(int length) => length is 32 or 48 or 64;
}
