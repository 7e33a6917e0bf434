using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace SmartCaBot.Host.Tests.Running;

/// <summary>The signing service without the bot: a program of its own, on an installation that it makes itself.</summary>
public sealed class SigningServerTests
{
    private const string Program = "smartcabot-signing";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_signs_for_other_systems_describes_how_and_has_no_chat_and_no_staff()
    {
        await using var running = new RunningHost();
        await running.StartAsync(program: Program);
        using var client = running.Host.Client();

        foreach (var path in new[] { "/ca/issuing.crt", "/ca/root.crt", "/crl/issuing.crl" }) await ServedAsync(client, path);
        Assert.Contains("\"signing\":{\"status\":\"ok\"}", (await client.GetStringAsync("/health/ready", Cancel)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/authenticator", Cancel)).StatusCode);
        foreach (var path in new[] { "/", "/staff/sign-in", "/desk", "/admin", "/v3/directline/conversations" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path, Cancel)).StatusCode);

        using var info = await client.PostAsJsonAsync("/csc/v2/info", new { }, Cancel);
        Assert.Contains("signatures/signDoc", await info.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var stranger = await client.PostAsJsonAsync("/sca/sp769/v1/credentials/get_certificate", new { sp_id = "x", sp_password = "x", user_id = "066190000001" }, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.StartsWith("SP_CREDENTIAL_INVALID", (await stranger.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("message").GetString(), StringComparison.Ordinal);
        CheckDescription(await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancel));
    }

    /// <summary>Each method, and the fields of bodies by the names that stand on the wire.</summary>
    private static void CheckDescription(JsonElement document)
    {
        var paths = document.GetProperty("paths");
        foreach (var method in new[]
                 {
                     "/sca/sp769/v1/credentials/get_certificate", "/sca/sp769/v1/signatures/sign", "/sca/sp769/v1/signatures/sign/{tranId}/status",
                     "/sca/sp769/v2/signatures/sign", "/sca/sp769/v2/signatures/confirm", "/rest/v2/signature/calculateHash", "/rest/v2/signature/signExternal",
                     "/csc/v1/info", "/csc/v1/oauth2/token", "/csc/v1/credentials/sendOTP", "/csc/v1/signatures/signHash", "/csc/v2/credentials/authorizeCheck",
                     "/csc/v2/credentials/getChallenge", "/csc/v2/credentials/extendTransaction", "/csc/v2/signatures/signDoc", "/csc/v2/signatures/timestamp",
                 })
            Assert.False(string.IsNullOrEmpty(paths.GetProperty(method).GetProperty("post").GetProperty("summary").GetString()), method);

        var schemas = document.GetProperty("components").GetProperty("schemas");
        foreach (var (schema, field) in new[]
                 {
                     ("SignFile", "data_to_be_signed"), ("UserCertificate", "cert_status_code"), ("CalculateRequest", "sign_files"), ("CalculateRequest", "digestAlgorithm"),
                     ("HashAnswer", "fileID"), ("LookRequest", "renderMode"), ("SignHashRequest", "SAD"), ("SignHashRequest", "hashAlgo"), ("SignHashRequest2", "hashAlgorithmOID"),
                     ("SignDocAnswer", "DocumentWithSignature"),
                 })
            Assert.True(schemas.GetProperty(schema).GetProperty("properties").TryGetProperty(field, out _), $"{schema}.{field}");
    }

    /// <summary>Once the installation has been made.</summary>
    private static async Task ServedAsync(HttpClient client, string path)
    {
        for (var left = 300; ; left--)
        {
            using var answer = await client.GetAsync(path, Cancel);
            if (answer.StatusCode == HttpStatusCode.OK) return;
            Assert.NotEqual(0, left);
            await Task.Delay(200, Cancel);
        }
    }
}
