using System.Net.WebSockets;
using SmartCaBot.Channels.Tests.Hosting;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.DirectLine;

public sealed class OriginTests
{
    private const string Conversations = "/v3/directline/conversations";
    private const string Stranger = "https://evil.example";

    [Fact]
    public async Task A_preflight_allows_what_the_official_client_sends()
    {
        await using var host = await ChannelHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, Conversations + "/abc/activities");
        request.Headers.Add("Origin", ChannelHost.Portal);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");

        var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(204, (int)answer.StatusCode);
        Assert.Equal(ChannelHost.Portal, answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        var allowed = answer.Headers.GetValues("Access-Control-Allow-Headers").Single();
        foreach (var header in new[] { "authorization", "content-type", "x-ms-bot-agent", "x-requested-with" }) Assert.Contains(header, allowed);
        Assert.Contains("POST", answer.Headers.GetValues("Access-Control-Allow-Methods").Single());
    }

    [Theory]
    [InlineData("GET", "/v3/directline/conversations/abc", 401)]
    [InlineData("POST", "/v3/directline/tokens/generate", 401)]
    [InlineData("GET", "/v3/directline/nothing", 404)]
    public async Task Errors_can_be_read_by_the_page_that_caused_them(string method, string path, int status)
    {
        await using var host = await ChannelHost.StartAsync();

        var answer = await SendAsync(host.Http, new HttpMethod(method), path, null, origin: ChannelHost.Portal);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(ChannelHost.Portal, answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task Pages_of_other_origins_get_neither_conversation_nor_stream()
    {
        await using var host = await ChannelHost.StartAsync();
        var token = (await GenerateAsync(host)).Text("token");

        await (await SendAsync(host.Http, HttpMethod.Post, "/v3/directline/tokens/generate", ChannelHost.Secret, origin: Stranger)).ReadErrorAsync(403, "OriginNotAllowed");
        await (await SendAsync(host.Http, HttpMethod.Post, "/v3/directline/tokens/refresh", token, origin: Stranger)).ReadErrorAsync(403, "OriginNotAllowed");
        await (await SendAsync(host.Http, HttpMethod.Post, Conversations, token, origin: Stranger)).ReadErrorAsync(403, "OriginNotAllowed");
        var own = await (await SendAsync(host.Http, HttpMethod.Post, Conversations, token, origin: host.Address.GetLeftPart(UriPartial.Authority))).ReadAsync(201);
        await Assert.ThrowsAsync<WebSocketException>(() => Listener.OpenAsync(own.Text("streamUrl"), Stranger));
        using var listener = await Listener.OpenAsync(own.Text("streamUrl"), host.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal(2, (await listener.TakeAsync(2)).Count);
    }

    [Fact]
    public async Task A_token_may_trust_an_origin_of_its_own()
    {
        await using var host = await ChannelHost.StartAsync();
        var token = (await GenerateAsync(host, """{"trustedOrigins":["https://xa.example.gov.vn","not an origin"]}""")).Text("token");

        await (await SendAsync(host.Http, HttpMethod.Post, Conversations, token, origin: Stranger)).ReadErrorAsync(403, "OriginNotAllowed");
        var started = await (await SendAsync(host.Http, HttpMethod.Post, Conversations, token, origin: "https://xa.example.gov.vn")).ReadAsync(201);
        using var listener = await Listener.OpenAsync(started.Text("streamUrl"), "https://xa.example.gov.vn");
        Assert.Equal(2, (await listener.TakeAsync(2)).Count);
        await Assert.ThrowsAsync<WebSocketException>(() => Listener.OpenAsync(started.Text("streamUrl"), ChannelHost.Portal));
    }

    [Fact]
    public async Task Credentials_are_for_known_origins_only()
    {
        await using var host = await ChannelHost.StartAsync();

        var known = await SendAsync(host.Http, HttpMethod.Get, "/v3/directline/session/getsessionid", null, origin: ChannelHost.Portal);
        var stranger = await SendAsync(host.Http, HttpMethod.Get, "/v3/directline/session/getsessionid", null, origin: Stranger);

        Assert.True(known.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.False(stranger.Headers.Contains("Access-Control-Allow-Credentials"));
    }
}
