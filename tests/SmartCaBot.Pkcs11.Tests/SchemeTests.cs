using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using SmartCaBot.Pkcs11.Tests.Support;
using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Pkcs11.Tests;

/// <summary>Kinds of keys and of signatures; the judge is openssl.</summary>
public class SchemeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_key_signs_by_every_scheme_it_has_and_openssl_agrees()
    {
        await using var soft = SoftToken.Create();
        KeyAlgorithm[] elliptic = [KeyAlgorithm.P256, KeyAlgorithm.P384];
        foreach (var algorithm in elliptic)
            foreach (var hash in new[] { HashAlgorithmName.SHA256, HashAlgorithmName.SHA384 })
                await CheckAsync(soft, algorithm, SigningScheme.Ecdsa(hash));
        // Salts of no length, of the hash's, and the longest that 2048 bits leave room for (256 - 32 - 2).
        SigningScheme[] rsa =
        [
            SigningScheme.Pkcs1(HashAlgorithmName.SHA256), SigningScheme.Pkcs1(HashAlgorithmName.SHA384), SigningScheme.Pkcs1(HashAlgorithmName.SHA512),
            SigningScheme.Pss(HashAlgorithmName.SHA256, 32), SigningScheme.Pss(HashAlgorithmName.SHA256, 0), SigningScheme.Pss(HashAlgorithmName.SHA256, 222),
            SigningScheme.Pss(HashAlgorithmName.SHA512, 64),
        ];
        foreach (var scheme in rsa)
            await CheckAsync(soft, KeyAlgorithm.Rsa2048, scheme);
        await CheckAsync(soft, KeyAlgorithm.Rsa3072, SigningScheme.Pss(HashAlgorithmName.SHA384, 48));
    }

    [Fact]
    public async Task A_token_says_what_it_can_do_and_what_it_cannot_is_refused_in_words()
    {
        await using (var device = ShimToken.Create())
        {
            device.Shim.Fail(Shim.Function.GetMechanismInfo, Native.Ckr.MechanismInvalid);
            var poor = await device.UseAsync(s => s.Capabilities);
            Assert.Equal(4, poor.Lacks.Count);
            Assert.Contains("wraps no keys", poor.ToString());
            await Assert.ThrowsAsync<NotSupportedByTokenException>(() => FaultTests.MakeAsync(device));
        }

        await using var soft = SoftToken.Create();
        var all = await soft.UseAsync(s => s.Capabilities);
        Assert.Empty(all.Lacks);
        Assert.All(Enum.GetValues<KeyAlgorithm>(), algorithm => Assert.True(all.CanUse(algorithm)));
        Assert.Contains("Rsa2048, Rsa3072, Rsa4096, P256, P384, PSS; wraps by CKM 0x210A", all.ToString());
    }

    [Fact]
    public async Task A_wrapping_mechanism_under_another_number_is_used_when_told_and_refused_when_absent()
    {
        // CKM_AES_KEY_WRAP (RFC 3394) stands in for a maker's own number; 0x210B is what SoftHSM 2.6.1 does not have.
        await using (var told = SoftToken.Create(o => o with { KeyWrapMechanism = 0x2109 }))
            Assert.Equal(0x2109UL, (await told.UseAsync(s => s.Capabilities)).WrapMechanism);
        await using var absent = SoftToken.Create(o => o with { KeyWrapMechanism = 0x210B });
        await Assert.ThrowsAsync<NotSupportedByTokenException>(
            () => absent.UseAsync(s => s.GenerateWrappedKeyPair(KeyAlgorithm.P256, s.GenerateWrappingKey("kek"))));
    }

    [Fact]
    public async Task A_key_of_4096_bits_signs()
    {
        // Making one takes seconds.
        if (Environment.GetEnvironmentVariable("SMARTCABOT_LONG") != "1")
            Assert.Skip("SMARTCABOT_LONG=1 makes a key of 4096 bits.");
        await using var soft = SoftToken.Create();
        await CheckAsync(soft, KeyAlgorithm.Rsa4096, SigningScheme.Pkcs1(HashAlgorithmName.SHA512));
    }

    [Fact]
    public async Task A_salt_that_the_key_has_no_room_for_is_refused()
    {
        await using var soft = SoftToken.Create();
        var pair = await soft.UseAsync(s => s.GenerateWrappedKeyPair(KeyAlgorithm.Rsa2048, s.GenerateWrappingKey("kek")));

        await Assert.ThrowsAsync<ArgumentException>(
            () => SignAsync(soft, KeyAlgorithm.Rsa2048, pair, SigningScheme.Pss(HashAlgorithmName.SHA256, 223), new byte[32]));

        Assert.Equal(1, await soft.UseAsync(s => s.Generation));
    }

    private static async Task CheckAsync(SoftToken soft, KeyAlgorithm algorithm, SigningScheme scheme)
    {
        var data = "văn bản"u8.ToArray();
        var pair = await soft.UseAsync(s => s.GenerateWrappedKeyPair(
            algorithm, s.FindKey(KeyKind.SecretKey, "kek") ?? s.GenerateWrappingKey("kek")));
        var signature = await SignAsync(soft, algorithm, pair, scheme, CryptographicOperations.HashData(scheme.Hash, data));
        Assert.Equal(algorithm.IsRsa() ? algorithm.Bits() / 8 : algorithm.Bits() / 4, signature.Length);
        if (!algorithm.IsRsa())
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(pair.PublicKey, out _);
            Assert.True(ecdsa.VerifyData(data, signature, scheme.Hash));
            return;
        }
        string At(string name) => Path.Combine(soft.Directory, name);
        await File.WriteAllBytesAsync(At("spki"), pair.PublicKey, Cancel);
        await File.WriteAllBytesAsync(At("signature"), signature, Cancel);
        await File.WriteAllBytesAsync(At("data"), data, Cancel);
        string[] pss = scheme.Kind == SchemeKind.RsaPss
            ? ["-sigopt", "rsa_padding_mode:pss", "-sigopt", string.Create(CultureInfo.InvariantCulture, $"rsa_pss_saltlen:{scheme.SaltLength}")]
            : [];
        string[] arguments = ["dgst", $"-{scheme.Hash.Name!.ToLowerInvariant()}", "-verify", At("spki"), "-keyform", "DER", .. pss, "-signature", At("signature"), At("data")];
        using var openssl = Process.Start("openssl", arguments);
        await openssl.WaitForExitAsync(Cancel);
        Assert.Equal(0, openssl.ExitCode);
    }

    private static Task<byte[]> SignAsync(
        SoftToken soft, KeyAlgorithm algorithm, WrappedKeyPair pair, SigningScheme scheme, byte[] digest) => soft.UseAsync(s =>
        {
            var key = s.Unwrap(s.FindKey(KeyKind.SecretKey, "kek")!.Value, algorithm, pair.Blob);
            var signature = new byte[TokenSession.MaxSignatureLength];
            var length = s.SignDigest(key, algorithm, scheme, digest, signature);
            s.Destroy(key);
            return signature[..length];
        });
}
