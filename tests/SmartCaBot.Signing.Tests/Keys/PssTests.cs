using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Keys;

[Collection(TokenCollection.Name)]
public class PssTests(TokenFixture token)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hash_is_signed_by_pss_with_the_salt_that_was_asked_for()
    {
        var office = new Office(token, o => o with { Enrolment = new EnrolmentOptions { AutoApprove = true, KeyAlgorithm = KeyAlgorithm.Rsa2048 } });
        var credential = (await office.EnrolAsync()).Id;
        var digest = SHA256.HashData("hồ sơ"u8);
        HashToSign[] hashes = [new("a", digest, 32), new("b", digest, 222), new("c", digest)];

        var prepared = Assert.IsType<PrepareResult.Prepared>(await office.Signing.PrepareHashesAsync("pss", Office.Subject, credential, hashes, Cancel));
        await office.Signing.SendCodeAsync("code", prepared.Transaction.Id, Office.Subject, Cancel);
        var signed = Assert.IsType<ConfirmResult.Signed>(await office.ConfirmAsync(prepared.Transaction.Id)).Receipt.Signatures;

        using var certificate = X509CertificateLoader.LoadCertificate(office.Store.Credentials.Single().Certificate);
        using var rsa = certificate.GetRSAPublicKey()!;
        Assert.True(rsa.VerifyHash(digest, signed[0].Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
        Assert.True(PssCheck.Verifies(new RsaPublicKey(rsa.ExportSubjectPublicKeyInfo()), SigningScheme.Pss(HashAlgorithmName.SHA256, 222), digest, signed[1].Value));
        Assert.True(rsa.VerifyHash(digest, signed[2].Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        await Assert.ThrowsAsync<ArgumentException>(
            () => office.Signing.PrepareHashesAsync("long", Office.Subject, credential, [new HashToSign("d", digest, 223)], Cancel));
    }

    [Fact]
    public void What_the_platform_signs_verifies_and_anything_changed_does_not()
    {
        using var rsa = RSA.Create(2048);
        var digest = SHA256.HashData("hồ sơ"u8);
        var signature = rsa.SignHash(digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        var key = new RsaPublicKey(rsa.ExportSubjectPublicKeyInfo());
        bool Verifies(int salt, byte[] signature, byte[] digest) =>
            PssCheck.Verifies(key, SigningScheme.Pss(HashAlgorithmName.SHA256, salt), digest, signature);

        Assert.True(Verifies(32, signature, digest));
        Assert.False(Verifies(31, signature, digest));
        Assert.False(Verifies(33, signature, digest));
        Assert.False(Verifies(222, signature, digest));
        Assert.False(Verifies(32, signature, SHA256.HashData("khác"u8)));
        Assert.False(Verifies(32, signature[1..], digest));
        for (var bit = 0; bit < 64; bit++)
        {
            var changed = signature.ToArray();
            changed[bit * 4] ^= (byte)(1 << (bit % 8));
            Assert.False(Verifies(32, changed, digest));
        }
        Assert.False(Verifies(32, Enumerable.Repeat((byte)0xff, 256).ToArray(), digest));
        Assert.False(Verifies(32, new byte[256], digest));
    }
}
