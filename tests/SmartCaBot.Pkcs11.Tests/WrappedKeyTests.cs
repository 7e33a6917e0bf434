using System.Diagnostics;
using System.Security.Cryptography;
using SmartCaBot.Pkcs11.Tests.Support;
using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Pkcs11.Tests;

public class WrappedKeyTests
{
    private static readonly byte[] Digest = SHA256.HashData("văn bản"u8);

    [Theory]
    [InlineData(KeyAlgorithm.Rsa2048, 256)]
    [InlineData(KeyAlgorithm.P256, 64)]
    public async Task A_wrapped_key_signs_what_its_public_key_verifies(KeyAlgorithm algorithm, int length)
    {
        await using var soft = SoftToken.Create();
        var pair = await soft.UseAsync(s => s.GenerateWrappedKeyPair(algorithm, s.GenerateWrappingKey("kek")));

        var signature = await soft.UseAsync(s => Sign(s, algorithm, pair.Blob));

        Assert.Equal(length, signature.Length);
        Assert.True(Verify(algorithm, pair.PublicKey, signature));
    }

    [Fact]
    public async Task Openssl_verifies_an_rsa_signature()
    {
        await using var soft = SoftToken.Create();
        var pair = await soft.UseAsync(s => s.GenerateWrappedKeyPair(KeyAlgorithm.Rsa2048, s.GenerateWrappingKey("kek")));
        var signature = await soft.UseAsync(s => Sign(s, KeyAlgorithm.Rsa2048, pair.Blob));
        string At(string name) => Path.Combine(soft.Directory, name);
        await File.WriteAllBytesAsync(At("spki"), pair.PublicKey);
        await File.WriteAllBytesAsync(At("signature"), signature);
        await File.WriteAllBytesAsync(At("data"), "văn bản"u8.ToArray());

        using var openssl = Process.Start("openssl",
            ["dgst", "-sha256", "-verify", At("spki"), "-keyform", "DER", "-signature", At("signature"), At("data")]);
        await openssl.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, openssl.ExitCode);
    }

    [Fact]
    public async Task A_tampered_blob_is_refused_and_the_token_stays_ready()
    {
        await using var soft = SoftToken.Create();
        var pair = await soft.UseAsync(s => s.GenerateWrappedKeyPair(KeyAlgorithm.P256, s.GenerateWrappingKey("kek")));
        pair.Blob[20] ^= 1;

        await Assert.ThrowsAsync<Pkcs11Exception>(() => soft.UseAsync(s => Sign(s, KeyAlgorithm.P256, pair.Blob)));

        Assert.True((await soft.Token.CheckAsync(TestContext.Current.CancellationToken)).IsReady);
        Assert.Equal(1, await soft.UseAsync(s => s.Generation));
    }

    [Fact]
    public async Task Signing_with_a_live_key_allocates_nothing()
    {
        await using var soft = SoftToken.Create();
        var allocated = await soft.UseAsync(s =>
        {
            var kek = s.GenerateWrappingKey("kek");
            var key = s.Unwrap(kek, KeyAlgorithm.P256, s.GenerateWrappedKeyPair(KeyAlgorithm.P256, kek).Blob);
            Span<byte> signature = stackalloc byte[TokenSession.MaxSignatureLength];
            s.SignDigest(key, KeyAlgorithm.P256, Digest, signature);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                s.SignDigest(key, KeyAlgorithm.P256, Digest, signature);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

        Assert.Equal(0, allocated);
    }

    internal static byte[] Sign(TokenSession session, KeyAlgorithm algorithm, byte[] blob)
    {
        var key = session.Unwrap(session.FindKey(KeyKind.SecretKey, "kek")!.Value, algorithm, blob);
        var signature = new byte[TokenSession.MaxSignatureLength];
        var length = session.SignDigest(key, algorithm, Digest, signature);
        session.Destroy(key);
        return signature[..length];
    }

    internal static bool Verify(KeyAlgorithm algorithm, byte[] publicKey, byte[] signature)
    {
        if (algorithm == KeyAlgorithm.Rsa2048)
        {
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
            return rsa.VerifyHash(Digest, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        return ecdsa.VerifyHash(Digest, signature);
    }
}
