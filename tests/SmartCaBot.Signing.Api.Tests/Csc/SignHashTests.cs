using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Api.Tests.Support;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Api.Tests.Csc;

/// <summary>Signatures over digests, in version 1 as pyHanko's client speaks it: these bodies and no others, and answers in which it finds what it looks for.</summary>
public sealed class SignHashTests(ApiHouse house)
{
    // RSASSA-PSS-params: SHA-256, MGF1 of SHA-256, and at the end the salt's length. The client asks for 222 bytes, all that RSA-2048 has room for.
    private const string PssParameters = "MDSgDzANBglghkgBZQMEAgEFAKEcMBoGCSqGSIb3DQEBCDANBglghkgBZQMEAgEFAKIDAgEA";

    [Fact]
    public async Task Credential_otp_batch_and_signatures()
    {
        var (client, signer) = (await house.CscClient().EnterAsync(), await house.EnrolAsync());
        var id = Assert.Single((await client.PostAsync("v1/credentials/list", new { userID = signer.Id })).Json.GetProperty("credentialIDs").EnumerateArray()).GetString()!;

        var info = (await client.PostTextAsync("v1/credentials/info", $$"""{"credentialID":"{{id}}","certificates":"chain","certInfo":false}""")).Json;

        var certificates = info.GetProperty("cert").GetProperty("certificates").EnumerateArray().Select(text => Convert.FromBase64String(text.GetString()!)).ToArray();
        Assert.Equal(signer.Credential.Certificate, certificates[0]);
        Assert.Equal(3, certificates.Length);
        Assert.Contains(CscClient.Sha256Rsa, info.GetProperty("key").GetProperty("algo").EnumerateArray().Select(oid => oid.GetString()));
        Assert.Equal(("2", 50), (info.GetProperty("SCAL").GetString(), info.GetProperty("multisign").GetInt32()));
        Assert.Equal(("false", "online"), (info.GetProperty("PIN").GetProperty("presence").GetString(), info.GetProperty("OTP").GetProperty("type").GetString()));

        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync("v1/credentials/sendOTP", new { credentialID = id })).Status);
        var (one, two) = (CscClient.Digest("một"), CscClient.Digest("hai"));
        var authorised = await client.PostTextAsync(
            "v1/credentials/authorize", $$"""{"credentialID":"{{id}}","hash":["{{one}}","{{two}}"],"numSignatures":2,"OTP":"{{house.LastMessage(OtpPurpose.Signature).Code.Value}}","description":"Hồ sơ"}""");

        Assert.Equal((HttpStatusCode.OK, 299), (authorised.Status, authorised.Json.GetProperty("expiresIn").GetInt32()));
        var body = $$"""{"credentialID":"{{id}}","SAD":"{{authorised.Text("SAD")}}","hashAlgo":"{{CscClient.Sha256Oid}}","signAlgo":"{{CscClient.Sha256Rsa}}","hash":["{{two}}","{{one}}"]}""";
        var signatures = (await client.PostTextAsync("v1/signatures/signHash", body)).Json.GetProperty("signatures").EnumerateArray().Select(text => text.GetString()!).ToArray();

        using var key = X509CertificateLoader.LoadCertificate(certificates[0]).GetRSAPublicKey()!;
        Assert.True(key.VerifyHash(Convert.FromBase64String(two), Convert.FromBase64String(signatures[0]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.True(key.VerifyHash(Convert.FromBase64String(one), Convert.FromBase64String(signatures[1]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal(("invalid_request", "Invalid parameter SAD"), (await client.PostTextAsync("v1/signatures/signHash", body)).Refusal);
    }

    [Fact]
    public async Task A_salt_is_as_long_as_the_client_says_and_stronger_hashes_are_signed()
    {
        var (client, signer) = (await house.CscClient().EnterAsync(), await house.EnrolAsync());
        await signer.AddAppAsync();
        using var key = X509CertificateLoader.LoadCertificate(signer.Credential.Certificate).GetRSAPublicKey()!;
        var digest = SHA256.HashData("a"u8);
        var salted = await SignAsync("1.2.840.113549.1.1.10", digest, Parameters(222));
        Assert.Equal(222, PssSalt.LengthOf(key, digest, salted));
        Assert.Equal(32, PssSalt.LengthOf(key, digest, await SignAsync("1.2.840.113549.1.1.10", digest, Parameters(32))));
        var longer = SHA512.HashData("a"u8);
        Assert.True(key.VerifyHash(longer, await SignAsync("1.2.840.113549.1.1.13", longer, null), HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1));

        async Task<byte[]> SignAsync(string algorithm, byte[] value, string? parameters)
        {
            var (id, hash) = (signer.Credential.Id, new[] { Convert.ToBase64String(value) });
            var sad = (await client.PostAsync(
                "v1/credentials/authorize", new { credentialID = id, hash, numSignatures = 1, PIN = Signer.Password, OTP = signer.NextCode() })).Text("SAD");
            var answer = await client.PostAsync("v1/signatures/signHash", new { credentialID = id, SAD = sad, hash, signAlgo = algorithm, signAlgoParams = parameters });
            return Convert.FromBase64String(answer.Json.GetProperty("signatures")[0].GetString()!);
        }
    }

    private static string Parameters(int salt)
    {
        var der = Convert.FromBase64String(PssParameters);
        // A salt of up to 127 bytes is one byte, of up to 255 two, the first of them zero.
        byte[] number = salt < 128 ? [0xA2, 0x03, 0x02, 0x01, (byte)salt] : [0xA2, 0x04, 0x02, 0x02, 0x00, (byte)salt];
        byte[] fields = [.. der.AsSpan(2, der.Length - 2 - 5), .. number];
        return Convert.ToBase64String([0x30, (byte)fields.Length, .. fields]);
    }
}
