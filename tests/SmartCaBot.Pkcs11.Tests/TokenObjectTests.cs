using System.Diagnostics;
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
    public async Task A_key_that_another_process_makes_is_found_without_connecting_anew()
    {
        await using var soft = SoftToken.Create();
        Assert.Null(await soft.UseAsync(s => s.FindKey(KeyKind.SecretKey, "successor")));
        var pin = await File.ReadAllTextAsync(soft.PinFile, TestContext.Current.CancellationToken);

        using var tool = Process.Start(new ProcessStartInfo(
            "pkcs11-tool",
            ["--module", SoftToken.Library, "--token-label", SoftToken.Label, "--login", "--pin", pin, "--keygen", "--key-type", "AES:32", "--label", "successor"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, tool.ExitCode);
        Assert.NotNull(await soft.UseAsync(s => s.FindKey(KeyKind.SecretKey, "successor")));
        Assert.Equal(1, await soft.UseAsync(s => s.Generation));
    }

    [Fact]
    public async Task A_destroyed_key_is_gone_and_forgotten_with_all_of_its_label()
    {
        await using var soft = SoftToken.Create();
        await soft.UseAsync(s =>
        {
            s.GenerateMacKey("mac");
            return s.GenerateMacKey("mac");
        });

        Assert.Equal(2, await soft.UseAsync(s => s.DestroyKeys(KeyKind.SecretKey, "mac")));

        Assert.Null(await soft.UseAsync(s => s.FindKey(KeyKind.SecretKey, "mac")));
    }

    [Fact]
    public async Task A_key_wrapped_anew_signs_under_the_new_key_alone()
    {
        await using var soft = SoftToken.Create();
        var pair = await soft.UseAsync(s => s.GenerateWrappedKeyPair(KeyAlgorithm.P256, s.GenerateWrappingKey("old")));

        var blob = await soft.UseAsync(s => s.Rewrap(
            s.FindKey(KeyKind.SecretKey, "old")!.Value, s.GenerateWrappingKey("kek"), KeyAlgorithm.P256, pair.Blob));

        var signature = await soft.UseAsync(s => WrappedKeyTests.Sign(s, KeyAlgorithm.P256, blob));
        Assert.True(WrappedKeyTests.Verify(KeyAlgorithm.P256, pair.PublicKey, signature));
        await Assert.ThrowsAsync<Pkcs11Exception>(() => soft.UseAsync(s => WrappedKeyTests.Sign(s, KeyAlgorithm.P256, pair.Blob)));
        Assert.Equal(0, await soft.UseAsync(s => s.CountUnwrappedKeys()));
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
