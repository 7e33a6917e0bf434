using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Api.Tests.Support;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Api.Tests.Csc;

/// <summary>Signatures that citizens authorise on our own page: sent there by a client, or called by a message.</summary>
public sealed class CitizenAuthorisationTests(ApiHouse house)
{
    [Fact]
    public async Task Scope_credential_shows_what_is_signed_and_its_token_signs_once()
    {
        var (client, signer) = (house.CscClient(CscClient.Callback), await house.EnrolAsync());
        await signer.AddAppAsync();
        var (digest, more) = (CscClient.Digest("đơn"), CscClient.Digest("phụ lục"));
        var details = $$"""[{"type":"credential","credentialID":"{{signer.Credential.Id}}","documentDigests":[{"hash":"{{digest}}","label":"Đơn đăng ký.pdf"}],"hashAlgorithmOID":"{{CscClient.Sha256Oid}}"}]""";
        var page = await client.AuthorizeAsync(
            "v2", ("scope", "credential"), ("redirect_uri", CscClient.Callback), ("state", "s1"), ("numSignatures", "2"), ("description", "Đăng ký cư trú"),
            ("code_challenge", CscClient.Challenge), ("code_challenge_method", "S256"), ("authorization_details", details));
        var shown = await CscClient.ReadAsync(page);
        foreach (var text in new[] { "Cổng thử nghiệm", "Đăng ký cư trú", "Đơn đăng ký.pdf", "tối đa 1 chữ ký nữa", "Gửi mã cho tôi" }) Assert.Contains(text, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Nhập 6 chữ số", shown, StringComparison.Ordinal);
        var wrong = await CscClient.ActAsync(page, "app", code: signer.NextCode(), password: "sai mật khẩu rồi");
        Assert.Contains("Mật khẩu hoặc mã chưa đúng", wrong, StringComparison.Ordinal);

        await CscClient.ActAsync(page, "app", code: signer.NextCode(), password: Signer.Password);
        var back = await CscClient.BackAsync(page);
        var given = await client.FormAsync(
            "v2/oauth2/token", ("grant_type", "authorization_code"), ("code", back["code"]), ("redirect_uri", CscClient.Callback), ("code_verifier", CscClient.Verifier));

        Assert.Equal(("s1", signer.Credential.Id), (back["state"], given.Json.GetProperty("credentialID").GetGuid()));
        Assert.False(given.Json.TryGetProperty("refresh_token", out _));
        client.Token = given.Text("access_token");
        Assert.Equal("invalid_scope", (await client.PostAsync("v2/credentials/list", new { })).Text("error"));
        Assert.Equal("Hash is not authorized by the SAD.", (await SignAsync(more)).Text("error_description"));
        Verify(signer, digest, await SignAsync(digest));
        Assert.Equal("Invalid parameter SAD", (await SignAsync(digest)).Text("error_description"));
        // The second of two: its digest is known only now.
        var extended = await client.PostAsync("v2/credentials/extendTransaction", new { credentialID = signer.Credential.Id, hashes = new[] { more } });
        Verify(signer, more, await SignAsync(more, extended.Text("SAD")));
        Assert.Equal("Numbers of signatures is too high", (await client.PostAsync(
            "v2/credentials/extendTransaction", new { credentialID = signer.Credential.Id, hashes = new[] { digest }, SAD = extended.Text("SAD") })).Text("error_description"));
        Assert.Contains("Đã ký xong", await CscClient.ReadAsync(page), StringComparison.Ordinal);

        Task<CscReply> SignAsync(string hash, string? sad = null) => client.PostAsync(
            "v2/signatures/signHash", new { credentialID = signer.Credential.Id, SAD = sad, hashes = new[] { hash }, signAlgo = CscClient.Sha256Rsa });
    }

    [Fact]
    public async Task Version_1_takes_the_token_for_activation_data_and_a_refusal_goes_back()
    {
        var (client, signer) = (house.CscClient(CscClient.Callback), await house.EnrolAsync());
        var digest = CscClient.Digest("đơn");
        var page = await PageAsync();
        Assert.Contains("Nhập 6 chữ số", await CscClient.ActAsync(page, "resend"), StringComparison.Ordinal);
        await CscClient.ActAsync(page, "enter", code: house.LastMessage(OtpPurpose.Signature).Code.Value);
        var given = await client.TokenAsync(("grant_type", "authorization_code"), ("code", (await CscClient.BackAsync(page))["code"]), ("redirect_uri", CscClient.Callback));
        await client.EnterAsync();

        var signed = await client.PostAsync(
            "v1/signatures/signHash",
            new { credentialID = signer.Credential.Id, SAD = given.Text("access_token"), hash = new[] { digest }, signAlgo = "1.2.840.113549.1.1.1", hashAlgo = CscClient.Sha256Oid });

        Verify(signer, digest, signed);
        page = await PageAsync();
        Assert.Equal("access_denied", CscClient.Parameters(new Uri(await CscClient.ActAsync(page, "reject")))["error"]);

        Task<Uri> PageAsync() => client.AuthorizeAsync(
            "v1", ("scope", "credential"), ("credentialID", $"{signer.Credential.Id}"), ("numSignatures", "1"),
            ("hash", digest.TrimEnd('=').Replace('+', '-').Replace('/', '_')));
    }

    [Fact]
    public async Task Without_authentication_data_the_citizen_is_called_and_the_client_asks_with_a_handle()
    {
        var (client, signer) = (await house.CscClient().EnterAsync(), await house.EnrolAsync());
        var (id, digest) = (signer.Credential.Id, CscClient.Digest("đơn"));
        var opened = await client.PostAsync(
            "v2/credentials/authorize", new { credentialID = id, numSignatures = 1, hashes = new[] { digest }, hashAlgorithmOID = CscClient.Sha256Oid, authData = Array.Empty<object>() });
        Assert.Equal(HttpStatusCode.Accepted, opened.Status);
        var handle = opened.Text("handle");
        Assert.Equal(HttpStatusCode.Accepted, (await CheckAsync(client)).Status);
        Assert.Equal("Invalid parameter handle", (await CheckAsync(await house.CscClient().EnterAsync())).Text("error_description"));
        var message = house.LastMessage(OtpPurpose.Signature);
        using var phone = new Phone(message.Requester!.Page!);

        Assert.Contains("Đã xác nhận", await phone.ActAsync("enter", message.Code.Value), StringComparison.Ordinal);

        var checkedAnswer = await CheckAsync(client);
        var signed = await client.PostAsync("v2/signatures/signHash", new { credentialID = id, SAD = checkedAnswer.Text("SAD"), hashes = new[] { digest }, signAlgo = CscClient.Sha256Rsa });
        Verify(signer, digest, signed);
        Assert.Equal("Invalid parameter handle", (await CheckAsync(client)).Text("error_description"));

        // With a code that was called for: the same data, without our page.
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync("v2/credentials/getChallenge", new { credentialID = id, authObjectID = "OTP" })).Status);
        Assert.Equal("Invalid parameter authObjectID", (await client.PostAsync("v2/credentials/getChallenge", new { credentialID = id, authObjectID = "PIN" })).Text("error_description"));
        Assert.Equal(("invalid_authentication_data", "The authentication data is invalid"), (await AuthoriseAsync("000000")).Refusal);
        Assert.Equal(299, (await AuthoriseAsync(house.LastMessage(OtpPurpose.Signature).Code.Value)).Json.GetProperty("expiresIn").GetInt32());

        Task<CscReply> CheckAsync(CscClient who) => who.PostAsync("v2/credentials/authorizeCheck", new { handle });
        Task<CscReply> AuthoriseAsync(string code) => client.PostAsync(
            "v2/credentials/authorize", new { credentialID = id, numSignatures = 1, hashes = new[] { digest }, authData = new[] { new { id = "OTP", value = code } } });
    }

    [Fact]
    public async Task Who_merely_has_the_address_of_anothers_page_sees_and_gets_nothing()
    {
        var (client, signer) = (house.CscClient(CscClient.Callback), await house.EnrolAsync());
        await signer.AddAppAsync();
        var signing = await client.AuthorizeAsync(
            "v1", ("scope", "credential"), ("credentialID", $"{signer.Credential.Id}"), ("numSignatures", "1"), ("hash", CscClient.Digest("a").TrimEnd('=').Replace('+', '-').Replace('/', '_')));
        var service = await client.AuthorizeAsync("v1", ("scope", "service"));
        using var elsewhere = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        foreach (var page in new[] { signing, service })
        {
            using var shown = await elsewhere.GetAsync(page, TestContext.Current.CancellationToken);
            using var form = new FormUrlEncodedContent([new("act", "who"), new("citizen", signer.Id)]);
            using var sent = await elsewhere.PostAsync(page, form, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (shown.StatusCode, sent.StatusCode));
        }

        await CscClient.ActAsync(signing, "app", code: signer.NextCode(), password: Signer.Password);

        using var stolen = await elsewhere.GetAsync(signing, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.NotFound, null), (stolen.StatusCode, stolen.Headers.Location));
        // A form that was open before takes nothing back.
        await CscClient.ActAsync(signing, "resend");
        Assert.True((await CscClient.BackAsync(signing)).ContainsKey("code"));
    }

    private static void Verify(Signer signer, string digest, CscReply signed)
    {
        Assert.Equal(HttpStatusCode.OK, signed.Status);
        using var key = X509CertificateLoader.LoadCertificate(signer.Credential.Certificate).GetRSAPublicKey()!;
        var value = Convert.FromBase64String(signed.Json.GetProperty("signatures")[0].GetString()!);
        Assert.True(key.VerifyHash(Convert.FromBase64String(digest), value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }
}
