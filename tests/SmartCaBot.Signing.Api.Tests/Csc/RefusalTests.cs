using System.Net;
using SmartCaBot.Signing.Api.Tests.Support;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Api.Tests.Csc;

/// <summary>What is wrong is said in the specification's own texts; somebody else's credential is one that there is not.</summary>
public sealed class RefusalTests(ApiHouse house)
{
    private const string Bad = "invalid_request";

    [Fact]
    public async Task Bearer_tokens()
    {
        var client = house.CscClient();
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("v1/info", new { })).Status);
        var (missing, missing2) = (await client.PostAsync("v1/credentials/list", new { }), await client.PostAsync("v2/credentials/list", new { }));
        Assert.Equal((HttpStatusCode.BadRequest, Bad), (missing.Status, missing.Text("error")));
        Assert.StartsWith("The request is missing a required parameter", missing.Text("error_description"), StringComparison.Ordinal);
        Assert.Equal((Bad, "Malformed authorization header"), missing2.Refusal);
        client.Token = "nothing-of-ours";
        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_token"), await StatusAsync(client));

        await client.EnterAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal((HttpStatusCode.Unauthorized, "expired_token"), await StatusAsync(client));
        await client.EnterAsync();
        house.Integrators.Change(client.ClientId, one => one with { Scopes = new HashSet<string> { "sign" } });
        Assert.Equal((HttpStatusCode.BadRequest, "unauthorized_client"), await StatusAsync(client));
        house.Integrators.Change(client.ClientId, one => one with { IsSuspended = true });
        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_token"), await StatusAsync(client));
        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_client"), Of(await client.TokenAsync(("grant_type", "client_credentials"))));
        Assert.Equal(HttpStatusCode.NotImplemented, (await client.PostAsync("v1/auth/login", new { })).Status);
    }

    [Fact]
    public async Task Parameters_of_version_1()
    {
        var (client, signer) = (await house.CscClient().EnterAsync(), await house.EnrolAsync());
        var (id, digest) = (signer.Credential.Id.ToString(), CscClient.Digest("a"));
        await RefusedAsync("list", new { }, "Missing (or invalid type) string parameter userID");
        await RefusedAsync("list", new { userID = "066190999999" }, "Invalid parameter userID");
        await RefusedAsync("list", new { userID = signer.Id, pageToken = "7" }, "Invalid parameter pageToken");
        await RefusedAsync("info", new { credentialID = 5 }, "Missing (or invalid type) string parameter credentialID");
        await RefusedAsync("info", new { credentialID = Guid.NewGuid() }, "Invalid parameter credentialID");
        await RefusedAsync("info", new { credentialID = id, certificates = "all" }, "Invalid parameter certificates");
        await RefusedAsync("authorize", new { credentialID = id, hash = new[] { digest } }, "Missing (or invalid type) integer parameter numSignatures");
        await RefusedAsync("authorize", new { credentialID = id, numSignatures = 0 }, "Invalid value for parameter numSignatures");
        await RefusedAsync("authorize", new { credentialID = id, numSignatures = 51 }, "Numbers of signatures is too high");
        // What is entered at a client authorises no more than is named.
        await RefusedAsync("authorize", new { credentialID = id, numSignatures = 2, hash = new[] { digest }, OTP = "123456" }, "Numbers of signatures is too high");
        await RefusedAsync("authorize", new { credentialID = id, numSignatures = 1 }, "Missing (or invalid type) array parameter hash");
        await RefusedAsync("authorize", new { credentialID = id, numSignatures = 1, hash = Array.Empty<string>() }, "Empty hash array");
        await RefusedAsync("authorize", new { credentialID = id, numSignatures = 1, hash = new[] { "?" } }, "Invalid Base64 hash string parameter");
        // SHA-1 is not signed.
        await RefusedAsync("authorize", new { credentialID = id, numSignatures = 1, hash = new[] { Convert.ToBase64String(new byte[20]) } }, "Invalid digest value length");
        await RefusedAsync("authorize", new { credentialID = id, numSignatures = 1, hash = new[] { digest }, OTP = "123456" }, "The OTP is invalid", "invalid_otp");

        await client.PostAsync("v1/credentials/sendOTP", new { credentialID = id });
        var sad = (await client.PostAsync(
            "v1/credentials/authorize", new { credentialID = id, numSignatures = 1, hash = new[] { digest }, OTP = house.LastMessage(OtpPurpose.Signature).Code.Value })).Text("SAD");
        await SignRefusedAsync(null, digest, CscClient.Sha256Rsa, "Missing (or invalid type) string parameter SAD");
        await SignRefusedAsync("a.b.c", digest, CscClient.Sha256Rsa, "Invalid parameter SAD");
        await SignRefusedAsync(sad, digest, null, "Missing (or invalid type) string parameter signAlgo");
        await SignRefusedAsync(sad, digest, "1.2.840.113549.1.1.5", "Invalid parameter signAlgo");
        await SignRefusedAsync(sad, digest, "1.2.840.10045.4.3.2", "Invalid parameter signAlgo");
        await SignRefusedAsync(sad, digest, "1.2.840.113549.1.1.1", "Missing (or invalid type) string parameter hashAlgo");
        await SignRefusedAsync(sad, digest, "1.2.840.113549.1.1.10", "Missing (or invalid type) string parameter signAlgoParams");
        await SignRefusedAsync(sad, digest, "1.2.840.113549.1.1.13", "Invalid digest value length");
        await SignRefusedAsync(sad, CscClient.Digest("b"), CscClient.Sha256Rsa, "Hash is not authorized by the SAD.");
        // Another client's, and another credential's.
        var (thief, other) = (await house.CscClient().EnterAsync(), await house.EnrolAsync());
        Assert.Equal((Bad, "Invalid parameter SAD"), (await thief.PostAsync("v1/signatures/signHash", Sign(id, sad, digest, CscClient.Sha256Rsa))).Refusal);
        Assert.Equal(
            (Bad, "Invalid parameter SAD"),
            (await client.PostAsync("v1/signatures/signHash", Sign(other.Credential.Id.ToString(), sad, digest, CscClient.Sha256Rsa))).Refusal);
        house.Clock.Advance(TimeSpan.FromSeconds(300));
        await SignRefusedAsync(sad, digest, CscClient.Sha256Rsa, "SAD expired");

        async Task RefusedAsync(string method, object body, string description, string error = Bad)
        {
            var answer = await client.PostAsync("v1/credentials/" + method, body);
            Assert.Equal((HttpStatusCode.BadRequest, (error, description)), (answer.Status, answer.Refusal));
        }

        async Task SignRefusedAsync(string? with, string hash, string? algorithm, string description)
        {
            var answer = await client.PostAsync("v1/signatures/signHash", Sign(id, with, hash, algorithm));
            Assert.Equal((HttpStatusCode.BadRequest, (Bad, description)), (answer.Status, answer.Refusal));
        }
    }

    [Fact]
    public async Task Wrong_codes_lock_and_time_stamps_are_asked_for_rightly()
    {
        var (client, signer) = (await house.CscClient().EnterAsync(), await house.EnrolAsync());
        var id = signer.Credential.Id;
        await client.PostAsync("v1/credentials/sendOTP", new { credentialID = id });
        var code = house.LastMessage(OtpPurpose.Signature).Code.Value;
        for (var attempt = 0; attempt < 4; attempt++) Assert.Equal("invalid_otp", (await AuthoriseAsync(code == "000000" ? "000001" : "000000")).Text("error"));
        await AuthoriseAsync(code == "000000" ? "000001" : "000000");
        Assert.Equal((Bad, "OTP locked"), (await AuthoriseAsync(code)).Refusal);

        var digest = CscClient.Digest("a");
        var stamped = await client.PostAsync("v1/signatures/timestamp", new { hash = digest, hashAlgo = CscClient.Sha256Oid, nonce = "0a1b2c" });
        Assert.True(System.Security.Cryptography.Pkcs.Rfc3161TimestampToken.TryDecode(Convert.FromBase64String(stamped.Text("timestamp")), out var token, out _));
        Assert.Equal(("0A1B2C", digest), (Convert.ToHexString(token.TokenInfo.GetNonce()!.Value.Span), Convert.ToBase64String(token.TokenInfo.GetMessageHash().Span)));
        foreach (var (hash, algorithm, nonce, description) in new[]
        {
            (null, CscClient.Sha256Oid, null, "Missing (or invalid type) string parameter hash"), ("", CscClient.Sha256Oid, null, "Empty hash parameter"),
            ("?", CscClient.Sha256Oid, null, "Invalid Base64 hash string parameter"), (digest, "1.3.14.3.2.26", null, "Invalid parameter hashAlgo"),
            (digest, "2.16.840.1.101.3.4.2.3", null, "Invalid digest value length"), (digest, CscClient.Sha256Oid, "xyz", "Invalid parameter nonce"),
        })
            Assert.Equal((Bad, description), (await client.PostAsync("v1/signatures/timestamp", new { hash, hashAlgo = algorithm, nonce })).Refusal);

        Task<CscReply> AuthoriseAsync(string otp) =>
            client.PostAsync("v1/credentials/authorize", new { credentialID = id, numSignatures = 1, hash = new[] { CscClient.Digest("a") }, OTP = otp });
    }

    private static object Sign(string id, string? sad, string hash, string? algorithm) => new { credentialID = id, SAD = sad, hash = new[] { hash }, signAlgo = algorithm };

    private static async Task<(HttpStatusCode, string)> StatusAsync(CscClient client) => Of(await client.PostAsync("v1/credentials/list", new { userID = "x" }));

    private static (HttpStatusCode, string) Of(CscReply answer) => (answer.Status, answer.Text("error"));
}
