using SmartCaBot.Pkcs11;

namespace SmartCaBot.Signing.Keys;

/// <summary>RSASSA-PKCS1-V1_5-VERIFY (RFC 8017 8.2.2): encodes what should have been signed and compares all of it, so that nothing is parsed.</summary>
internal static class Pkcs1Check
{
    // EB = 00 01 PS 00 T, with at least eight bytes of PS (RFC 8017 9.2).
    private const int Frame = 11;

    public static bool Verifies(RsaPublicKey key, SigningScheme scheme, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        var size = (key.Bits + 7) / 8;
        Span<byte> info = stackalloc byte[DigestInfo.MaxLength];
        if (digest.Length != scheme.DigestLength)
            return false;
        var length = DigestInfo.Write(digest, info);
        if (size < length + Frame)
            return false;
        var expected = new byte[size];
        expected.AsSpan(1).Fill(0xff);
        expected[1] = 1;
        expected[^(length + 1)] = 0;
        info[..length].CopyTo(expected.AsSpan(size - length));
        var opened = new byte[size];
        return key.TryOpen(signature, opened) && opened.AsSpan().SequenceEqual(expected);
    }
}
