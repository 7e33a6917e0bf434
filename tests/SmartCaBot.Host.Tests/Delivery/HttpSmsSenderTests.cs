using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Host.Delivery;
using SmartCaBot.Host.Tests.Support;

namespace SmartCaBot.Host.Tests.Delivery;

public sealed class HttpSmsSenderTests
{
    private const string Text = "Mã \"123456\" {to} \\ dùng đến 10:15";

    [Fact]
    public async Task The_body_is_valid_json_whatever_the_text_holds()
    {
        await using var server = await StandInServer.StartAsync((_, http) => http.Response.WriteAsync("ok"));

        var outcome = await SendAsync(server, new SmsOptions { Headers = { ["Authorization"] = "Bearer t" } });

        Assert.Equal(Delivered.Done, outcome);
        var asked = Assert.Single(server.Requests);
        Assert.Equal("Bearer t", asked.Headers["Authorization"]);
        var body = JsonDocument.Parse(asked.Body).RootElement;
        Assert.Equal("+84912345678", body.GetProperty("to").GetString());
        Assert.Equal(Text, body.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_get_gateway_receives_escaped_words_in_its_address()
    {
        await using var server = await StandInServer.StartAsync((_, http) => http.Response.WriteAsync("ok"));

        await SendAsync(server, new SmsOptions { Method = "GET" }, "/send?to={to}&text={text}");

        var asked = Assert.Single(server.Requests);
        Assert.Equal("", asked.Body);
        Assert.Contains("to=%2B84912345678&text=M%C3%A3%20%22123456", asked.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(429, true)]
    [InlineData(401, true)]
    [InlineData(400, false)]
    [InlineData(404, false)]
    public async Task Only_what_may_pass_is_tried_again(int status, bool again)
    {
        await using var server = await StandInServer.StartAsync((_, http) =>
        {
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        var outcome = await SendAsync(server, new SmsOptions());

        Assert.Equal(again, outcome is Delivered.Later);
        Assert.Equal(!again, outcome is Delivered.Never);
    }

    private static async Task<Delivered> SendAsync(StandInServer server, SmsOptions options, string path = "/send")
    {
        using var http = new HttpClient();
        var sender = new HttpSmsSender(http, options with { Url = server.Url.AbsoluteUri.TrimEnd('/') + path });
        var message = new OutboxMessage(
            "m1", TextMessage.Sms, "+84912345678", new TextMessage("+84912345678", null, Text).ToPayload(), DateTimeOffset.UnixEpoch);
        return await sender.SendAsync(new LeasedMessage(message, 0), TestContext.Current.CancellationToken);
    }
}
