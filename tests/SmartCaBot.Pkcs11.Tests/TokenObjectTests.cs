using System.Security.Cryptography;
using SmartCaBot.Pkcs11.Tests.Support;
using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Pkcs11.Tests;

public class TokenObjectTests
{
    [Fact]
    public async Task Keys_and_certificates_in_the_token_outlive_the_connection()
    {
        await using var soft = SoftToken.Create();
        await soft.UseAsync(s =>
        {
            s.GenerateKeyPair(KeyAlgorithm.P256, "seal");
            s.GenerateMacKey("mac");
            s.StoreCertificate("root", [0x30, 0x00], [0x30, 0x01, 0x05]);
            s.Logout();
            return 0;
        });

        Assert.NotNull(await soft.UseAsync(s => s.FindKey(KeyKind.PrivateKey, "seal")));
        Assert.NotNull(await soft.UseAsync(s => s.ReadPublicKey("seal", KeyAlgorithm.P256)));
        Assert.Equal("300105", Convert.ToHexString((await soft.UseAsync(s => s.FindCertificate("root")))!));
        Assert.Null(await soft.UseAsync(s => s.FindKey(KeyKind.PrivateKey, "absent")));
    }

    [Fact]
    public async Task A_pair_whose_making_was_cut_short_is_made_anew()
    {
        await using var soft = SoftToken.Create();
        await soft.UseAsync(s =>
        {
            // A library writes the public half first; without the private one the call has not happened.
            s.Destroy(s.GenerateKeyPair(KeyAlgorithm.P256, "seal"));
            s.Logout();
            return 0;
        });
        await soft.UseAsync(s =>
        {
            Assert.Null(s.FindKey(KeyKind.PrivateKey, "seal"));
            s.GenerateKeyPair(KeyAlgorithm.P256, "seal");
            s.Logout();
            return 0;
        });

        var (publicKey, signature) = await soft.UseAsync(s =>
        {
            var raw = new byte[TokenSession.MaxSignatureLength];
            var length = s.SignDigest(s.FindKey(KeyKind.PrivateKey, "seal")!.Value, KeyAlgorithm.P256, new byte[32], raw);
            return (s.ReadPublicKey("seal", KeyAlgorithm.P256)!, raw[..length]);
        });
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        Assert.True(ecdsa.VerifyHash(new byte[32], signature));
    }

    [Fact]
    public async Task The_mac_key_gives_the_same_mac_each_time()
    {
        await using var soft = SoftToken.Create();
        await soft.UseAsync(s => s.GenerateMacKey("mac"));

        var macs = await soft.UseAsync(s =>
        {
            var key = s.FindKey(KeyKind.SecretKey, "mac")!.Value;
            var (first, second, other) = (new byte[32], new byte[32], new byte[32]);
            s.Hmac(key, "a"u8, first);
            s.Hmac(key, "a"u8, second);
            s.Hmac(key, "b"u8, other);
            return (first, second, other);
        });

        Assert.Equal(macs.first, macs.second);
        Assert.NotEqual(macs.first, macs.other);
    }

    [Fact]
    public async Task Two_keys_with_one_label_are_an_error_not_a_guess()
    {
        await using var soft = SoftToken.Create();
        await soft.UseAsync(s =>
        {
            s.GenerateMacKey("mac");
            s.GenerateMacKey("mac");
            s.Logout();
            return 0;
        });

        await Assert.ThrowsAsync<CryptographicException>(() => soft.UseAsync(s => s.FindKey(KeyKind.SecretKey, "mac")));
    }

    [Fact]
    public async Task An_error_names_the_function_and_the_return_value()
    {
        await using var soft = SoftToken.Create();

        var error = await Assert.ThrowsAsync<Pkcs11Exception>(() => soft.UseAsync(
            s => s.Unwrap(s.GenerateWrappingKey("kek"), KeyAlgorithm.P256, new byte[7])));

        Assert.Equal("C_UnwrapKey", error.Function);
        Assert.StartsWith("CKR_", error.Name, StringComparison.Ordinal);
    }
}
