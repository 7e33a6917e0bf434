using System.Numerics;
using System.Security.Cryptography;
using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Keys;

namespace SmartCaBot.Signing.Tests.Keys;

public class SignatureCheckTests
{
    private static readonly byte[] Digest = SHA256.HashData("hồ sơ"u8);

    [Fact]
    public void The_first_signature_of_a_key_is_looked_at_as_closely_as_the_others()
    {
        using var rsa = RSA.Create(2048);
        var good = rsa.SignHash(Digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        byte[] changed = [.. good[..^1], (byte)(good[^1] ^ 1)];
        var pss = rsa.SignHash(Digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        var ofAnother = rsa.SignHash(SHA256.HashData("khác"u8), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        foreach (var bad in new[] { changed, pss, ofAnother, good[1..], [0, .. good], new byte[256], Enumerable.Repeat((byte)0xff, 256).ToArray(), [] })
        {
            using var check = new SignatureCheck(KeyAlgorithm.Rsa2048, rsa.ExportSubjectPublicKeyInfo());
            Assert.Null(check.Accept(Digest, bad));
            Assert.Null(check.Accept(Digest, bad));
            Assert.Equal(good, check.Accept(Digest, good));
        }
        using var first = new SignatureCheck(KeyAlgorithm.Rsa2048, rsa.ExportSubjectPublicKeyInfo());
        Assert.Equal(good, first.Accept(Digest, good));
        Assert.Equal(good, first.Accept(Digest, good));
    }

    [Theory]
    [InlineData("SHA256")]
    [InlineData("SHA384")]
    [InlineData("SHA512")]
    public void Every_hash_is_verified_under_its_own_name(string name)
    {
        using var rsa = RSA.Create(2048);
        var hash = new HashAlgorithmName(name);
        var digest = CryptographicOperations.HashData(hash, "hồ sơ"u8);
        var signature = rsa.SignHash(digest, hash, RSASignaturePadding.Pkcs1);
        var key = new RsaPublicKey(rsa.ExportSubjectPublicKeyInfo());

        Assert.True(Pkcs1Check.Verifies(key, SigningScheme.Pkcs1(hash), digest, signature));
        Assert.False(Pkcs1Check.Verifies(key, SigningScheme.Pkcs1(hash), Digest.AsSpan(1), signature));
    }

    /// <summary>A message whose padding is short leaves room behind the digest: whoever only parses takes it for good (CVE-2006-4339).</summary>
    [Fact]
    public void What_stands_behind_the_digest_is_not_overlooked()
    {
        using var rsa = RSA.Create(2048);
        var key = new RsaPublicKey(rsa.ExportSubjectPublicKeyInfo());
        Span<byte> info = stackalloc byte[DigestInfo.MaxLength];
        var length = DigestInfo.Write(Digest, info);
        var message = new byte[256];
        message[1] = 1;
        message.AsSpan(2, 8).Fill(0xff);
        info[..length].CopyTo(message.AsSpan(11));
        var d = rsa.ExportParameters(true);
        var value = BigInteger.ModPow(Number(message), Number(d.D!), Number(d.Modulus!));
        var signature = new byte[256];
        var bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.CopyTo(signature, 256 - bytes.Length);

        Assert.False(Pkcs1Check.Verifies(key, SigningScheme.Usual(KeyAlgorithm.Rsa2048), Digest, signature));
    }

    [Fact]
    public void A_public_key_that_is_none_is_refused_at_once()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var bad in new[] { ecdsa.ExportSubjectPublicKeyInfo(), [], [0x30, 0], new byte[300] })
            Assert.ThrowsAny<CryptographicException>(() => new SignatureCheck(KeyAlgorithm.Rsa2048, bad));
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
