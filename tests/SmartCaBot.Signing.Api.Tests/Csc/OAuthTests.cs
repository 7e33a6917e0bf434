using System.Net;
using SmartCaBot.Signing.Api.Tests.Support;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Api.Tests.Csc;

public sealed class OAuthTests(ApiHouse house)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_citizen_lets_a_client_see_their_credentials_and_no_others()
    {
        var (client, signer, other) = (house.CscClient(CscClient.Callback), await house.EnrolAsync(), await house.EnrolAsync());
        // Somebody else's, newer, in the same account.
        var mother = await house.EnrolAsync(signer.Subject);
        var page = await ServicePageAsync(client);
        Assert.Contains("Mã chưa đúng", await EnterAsync(page, signer, "000000"), StringComparison.Ordinal);
        Assert.Equal(new IdentityPurpose.Connect(client.ClientId, "Cổng thử nghiệm"), house.LastMessage(OtpPurpose.Identification).Identity);
        await CscClient.ActAsync(page, "code", code: house.LastMessage(OtpPurpose.Identification).Code.Value);
        var back = await CscClient.BackAsync(page);
        Assert.Equal("xyz&=", back["state"]);
        Assert.Equal("invalid_grant", (await ExchangeAsync(client, back["code"], "another-verifier-of-forty-three-characters-or-more")).Text("error"));
        Assert.Equal("invalid_grant", (await ExchangeAsync(house.CscClient(CscClient.Callback), back["code"])).Text("error"));

        var given = await ExchangeAsync(client, back["code"]);

        Assert.Equal(("Bearer", 3600), (given.Text("token_type"), given.Json.GetProperty("expires_in").GetInt32()));
        client.Token = given.Text("access_token");
        var listed = await client.PostAsync("v2/credentials/list", new { credentialInfo = true, certificates = "none", authInfo = true });
        Assert.Equal(signer.Credential.Id, Assert.Single(listed.Json.GetProperty("credentialIDs").EnumerateArray()).GetGuid());
        Assert.Equal("oauth2code", listed.Json.GetProperty("credentialInfos")[0].GetProperty("auth").GetProperty("mode").GetString());
        Assert.Equal("userID parameter MUST be null", (await client.PostAsync("v1/credentials/list", new { userID = signer.Id })).Text("error_description"));
        var nobodys = await InfoAsync(Guid.NewGuid());
        foreach (var theirs in new[] { await InfoAsync(other.Credential.Id), await InfoAsync(mother.Credential.Id) })
            Assert.Equal((theirs.Status, theirs.Json.GetRawText()), (nobodys.Status, nobodys.Json.GetRawText()));

        // The code again: it was stolen, and what came of it ends.
        Assert.Equal("invalid_grant", (await ExchangeAsync(client, back["code"])).Text("error"));
        var access = new List<AuditKind>();
        await foreach (var record in house.Audit.ReadAsync(0, TestContext.Current.CancellationToken))
            if (record.Event.Actor == $"client:{client.ClientId}" && record.Event.Kind is (AuditKind.AccessGranted or AuditKind.AccessEnded)) access.Add(record.Event.Kind);
        Assert.Equal([AuditKind.AccessGranted, AuditKind.AccessEnded], access);
        Assert.Equal(HttpStatusCode.Unauthorized, (await InfoAsync(signer.Credential.Id)).Status);

        Task<CscReply> InfoAsync(Guid id) => client.PostAsync("v2/credentials/info", new { credentialID = id });
    }

    [Fact]
    public async Task A_refresh_token_is_good_once_and_a_stolen_one_ends_all()
    {
        var (client, signer) = (house.CscClient(CscClient.Callback), await house.EnrolAsync());
        var page = await ServicePageAsync(client);
        await CscClient.ActAsync(page, "who", citizen: signer.Id);
        await CscClient.ActAsync(page, "code", code: house.LastMessage(OtpPurpose.Identification).Code.Value);
        var first = await ExchangeAsync(client, (await CscClient.BackAsync(page))["code"]);
        var second = await client.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", first.Text("refresh_token")));
        client.Token = second.Text("access_token");
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("v1/credentials/list", new { })).Status);
        // A refresh token opens nothing by itself.
        client.Token = second.Text("refresh_token");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("v1/credentials/list", new { })).Status);

        Assert.Equal("invalid_grant", (await client.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", first.Text("refresh_token")))).Text("error"));

        client.Token = second.Text("access_token");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("v1/credentials/list", new { })).Status);
        var own = (await house.CscClient().EnterAsync()).Token!;
        foreach (var (token, hint, description) in new[]
        {
            ("", "", "Missing (or invalid type) string parameter token"), ("x", "id_token", "Invalid string parameter token_type_hint"),
            (own, "access_token", "Invalid string parameter token"),
        })
            Assert.Equal(description, (await client.FormAsync("v1/oauth2/revoke", ("token", token), ("token_type_hint", hint))).Text("error_description"));
        await client.EnterAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await client.FormAsync("v2/oauth2/revoke", ("token", client.Token))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("v1/credentials/list", new { })).Status);
    }

    [Fact]
    public async Task What_a_citizen_gave_leave_to_ends_with_their_certificate()
    {
        var (client, signer) = (house.CscClient(CscClient.Callback), await house.EnrolAsync());
        var page = await ServicePageAsync(client);
        await CscClient.ActAsync(page, "who", citizen: signer.Id);
        await CscClient.ActAsync(page, "code", code: house.LastMessage(OtpPurpose.Identification).Code.Value);
        var given = await ExchangeAsync(client, (await CscClient.BackAsync(page))["code"]);
        client.Token = given.Text("access_token");
        // The account's other person keeps nothing alive.
        await house.EnrolAsync(signer.Subject);
        await house.Core.Credentials.SuspendAsync(signer.Credential.Id, signer.Subject, Cancel);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("v2/credentials/list", new { })).Status);

        await house.Core.Credentials.RevokeAsync(signer.Credential.Id, signer.Subject, RevocationReason.KeyCompromise, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("v2/credentials/list", new { })).Status);
        Assert.Equal("invalid_grant", (await client.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", given.Text("refresh_token")))).Text("error"));
        var ended = new List<string>();
        await foreach (var record in house.Audit.ReadAsync(0, Cancel))
            if (record.Event.Actor == $"client:{client.ClientId}" && record.Event.Kind == AuditKind.AccessEnded) ended.Add(record.Event.Detail);
        Assert.Equal(["no-certificate"], ended);
    }

    [Fact]
    public async Task Nobody_is_sent_to_an_address_that_is_not_registered_and_codes_are_short_lived()
    {
        var (client, signer) = (house.CscClient(CscClient.Callback), await house.EnrolAsync());
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        foreach (var redirect in new[] { CscClient.Callback + "/", CscClient.Callback + "?x=1", "https://evil.example/callback" })
        {
            using var answer = await http.GetAsync(
                new Uri(house.Address, $"/csc/v1/oauth2/authorize?response_type=code&client_id={client.ClientId}&redirect_uri={Uri.EscapeDataString(redirect)}"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal("invalid_scope", await ErrorAsync("v1", ("scope", "everything")));
        Assert.Equal("Missing (or invalid type) string parameter code_challenge", await ErrorAsync("v2", ("scope", "service")));
        Assert.Equal("Invalid parameter code_challenge_method", await ErrorAsync("v2", ("scope", "service"), ("code_challenge", CscClient.Challenge)));
        Assert.Equal("Missing (or invalid type) array parameter hash", await ErrorAsync("v1", ("scope", "credential"), ("credentialID", $"{signer.Credential.Id}"), ("numSignatures", "1")));
        var page = await ServicePageAsync(client);
        var refused = await CscClient.ActAsync(page, "reject");
        Assert.Equal("access_denied", CscClient.Parameters(new Uri(refused))["error"]);

        page = await ServicePageAsync(client);
        await CscClient.ActAsync(page, "who", citizen: signer.Id);
        await CscClient.ActAsync(page, "code", code: house.LastMessage(OtpPurpose.Identification).Code.Value);
        var code = (await CscClient.BackAsync(page))["code"];
        Assert.Equal("invalid_grant", (await client.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("code_verifier", CscClient.Verifier))).Text("error"));
        house.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("invalid_grant", (await ExchangeAsync(client, code)).Text("error"));

        // Without a challenge nobody proves anything, and the only way back needs no name.
        page = await client.AuthorizeAsync("v1", ("scope", "service"));
        await CscClient.ActAsync(page, "who", citizen: signer.Id);
        await CscClient.ActAsync(page, "code", code: house.LastMessage(OtpPurpose.Identification).Code.Value);
        code = (await CscClient.BackAsync(page))["code"];
        Assert.Equal("invalid_grant", (await client.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("code_verifier", CscClient.Verifier))).Text("error"));
        Assert.Equal(3600, (await client.TokenAsync(("grant_type", "authorization_code"), ("code", code))).Json.GetProperty("expires_in").GetInt32());

        async Task<string> ErrorAsync(string version, params (string, string)[] query)
        {
            var back = CscClient.Parameters(await client.AuthorizeAsync(version, [("redirect_uri", CscClient.Callback), .. query]));
            return back["error"] == "invalid_request" ? back["error_description"] : back["error"];
        }
    }

    private static Task<Uri> ServicePageAsync(CscClient client) => client.AuthorizeAsync(
        "v2", ("scope", "service"), ("redirect_uri", CscClient.Callback), ("state", "xyz&="), ("code_challenge", CscClient.Challenge), ("code_challenge_method", "S256"));

    private static async Task<string> EnterAsync(Uri page, Signer signer, string code)
    {
        Assert.Contains("Cho phép", await CscClient.ActAsync(page, "who", citizen: signer.Id), StringComparison.Ordinal);
        return await CscClient.ActAsync(page, "code", code: code);
    }

    private static Task<CscReply> ExchangeAsync(CscClient client, string code, string verifier = CscClient.Verifier) => client.TokenAsync(
        ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", CscClient.Callback), ("code_verifier", verifier));
}
