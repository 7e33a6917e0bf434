using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Gateway;
using SmartCaBot.Host.Tests.Support;

namespace SmartCaBot.Host.Tests.Gateway;

public sealed class VnptGatewayTests
{
    private const string Citizen = "001190000017";
    private const string Working = """{"cert_id":"a","cert_status":"Đang hoạt động","cert_valid_to":"2999-01-01T00:00:00Z"}""";
    private const string Ended = """{"cert_id":"b","cert_status":"Đang hoạt động","cert_valid_to":"2020-01-01T00:00:00Z"}""";
    private const string Suspended = """{"cert_id":"c","cert_status":"Tạm dừng","cert_valid_to":"2999-01-01T00:00:00Z"}""";

    [Theory]
    [InlineData(Working, GatewayCheck.HasCertificate)]
    [InlineData(Ended, GatewayCheck.NoCertificate)]
    [InlineData(Suspended, GatewayCheck.NoCertificate)]
    [InlineData(Ended + "," + Working, GatewayCheck.HasCertificate)]
    [InlineData("", GatewayCheck.NoCertificate)]
    public async Task Only_an_active_certificate_within_its_time_counts(string certificates, GatewayCheck expected)
    {
        await using var server = await StandInServer.StartAsync((_, http) => Answer(http, 200, Found(certificates)));

        Assert.Equal(expected, await CheckAsync(server));
    }

    [Fact]
    public async Task The_question_is_the_documented_one()
    {
        await using var server = await StandInServer.StartAsync((_, http) => Answer(http, 200, Found("")));

        await CheckAsync(server);

        var asked = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/sca/sp769/v1/credentials/get_certificate"), (asked.Method, asked.Path));
        var body = JsonDocument.Parse(asked.Body).RootElement;
        Assert.Equal("sp-id", body.GetProperty("sp_id").GetString());
        Assert.Equal("sp-password", body.GetProperty("sp_password").GetString());
        Assert.Equal(Citizen, body.GetProperty("user_id").GetString());
        Assert.Equal("", body.GetProperty("serial_number").GetString());
        Assert.NotEqual("", body.GetProperty("transaction_id").GetString());
    }

    [Fact]
    public async Task A_passing_failure_is_tried_again()
    {
        await using var server = await StandInServer.StartAsync((count, http) =>
            count == 1 ? Answer(http, 503, "") : Answer(http, 200, Found(Working)));

        Assert.Equal(GatewayCheck.HasCertificate, await CheckAsync(server));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task It_is_tried_again_as_often_as_the_operator_says(int retries)
    {
        await using var server = await StandInServer.StartAsync((_, http) => Answer(http, 503, ""));

        Assert.Equal(GatewayCheck.Unavailable, await CheckAsync(server, retries: retries));
        Assert.Equal(1 + retries, server.Requests.Count);
    }

    [Fact]
    public async Task A_gateway_that_does_not_answer_in_time_is_unavailable()
    {
        await using var server = await StandInServer.StartAsync((_, http) => Task.Delay(Timeout.Infinite, http.RequestAborted));

        Assert.Equal(GatewayCheck.Unavailable, await CheckAsync(server, TimeSpan.FromMilliseconds(100)));
    }

    [Theory]
    [InlineData(401, """{"status_code":401,"message":"SP_CREDENTIAL_INVALID","data":null}""", GatewayCheck.Unavailable)]
    [InlineData(403, """{"status_code":403,"message":"CREDENTIAL_STATUS_INVALID","data":null}""", GatewayCheck.NoCertificate)]
    [InlineData(200, "<html>bảo trì</html>", GatewayCheck.Unavailable)]
    [InlineData(200, "null", GatewayCheck.Unavailable)]
    public async Task Refusals_and_nonsense_are_told_apart(int status, string body, GatewayCheck expected)
    {
        await using var server = await StandInServer.StartAsync((_, http) => Answer(http, status, body));

        Assert.Equal(expected, await CheckAsync(server));
        Assert.Single(server.Requests);
    }

    private static string Found(string certificates) =>
        "{\"status_code\":200,\"message\":\"SUCCESS\",\"data\":{\"user_certificates\":[" + certificates + "]}}";

    private static Task Answer(HttpContext http, int status, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = body.StartsWith('<') ? "text/html" : "application/json";
        return http.Response.WriteAsync(body);
    }

    private static async Task<GatewayCheck> CheckAsync(StandInServer server, TimeSpan? timeout = null, int retries = 2)
    {
        using var http = new HttpClient();
        var options = new GatewayOptions
        {
            BaseUrl = new Uri(server.Url, "/sca/sp769"),
            SpId = "sp-id",
            SpPassword = "sp-password",
            Retries = retries,
            Timeout = timeout ?? TimeSpan.FromSeconds(10),
        };
        var gateway = new VnptGateway(http, options, TimeProvider.System, NullLogger<VnptGateway>.Instance);
        return await gateway.CheckAsync(Citizen, TestContext.Current.CancellationToken);
    }
}
