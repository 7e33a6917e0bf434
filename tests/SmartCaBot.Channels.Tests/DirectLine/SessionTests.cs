using System.Text.Json;
using SmartCaBot.Channels.DirectLine;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Tests.Hosting;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.DirectLine;

public sealed class SessionTests
{
    [Fact]
    public async Task A_browser_finds_its_conversation_again_even_after_a_restart()
    {
        var parts = new ChannelHost.Parts();
        JsonElement first;
        string cookie;
        await using (var host = await ChannelHost.StartAsync(parts))
        {
            (first, cookie) = await OpenAsync(host, body: """{"locale":"vi-VN","flow":"register","code":null}""");
        }

        parts.Clock.Forward(TimeSpan.FromDays(20));
        await using var again = await ChannelHost.StartAsync(parts);
        var (second, renewed) = await OpenAsync(again, cookie);

        Assert.True(first.GetProperty("isNew").GetBoolean());
        Assert.False(second.GetProperty("isNew").GetBoolean());
        Assert.Equal(1800, second.GetProperty("expiresIn").GetInt32());
        Assert.Equal(first.Text("conversationId"), second.Text("conversationId"));
        Assert.Equal(first.Text("userId"), second.Text("userId"));
        var path = $"/v3/directline/conversations/{first.Text("conversationId")}";
        await (await SendAsync(again.Http, HttpMethod.Get, path, first.Text("token"))).ReadErrorAsync(403, "TokenExpired");
        await (await SendAsync(again.Http, HttpMethod.Get, path, second.Text("token"))).ReadAsync(200);
        Assert.Equal("""1: webchat/join {"language":"vi-VN","flow":"register"}""", parts.Store.Transcript(first.Text("conversationId"))[1].Activity.Text);

        // Each visit starts the time anew.
        parts.Clock.Forward(TimeSpan.FromDays(20));
        Assert.Equal(first.Text("conversationId"), (await OpenAsync(again, renewed)).Answer.Text("conversationId"));
        parts.Clock.Forward(TimeSpan.FromDays(31));
        Assert.NotEqual(first.Text("conversationId"), (await OpenAsync(again, renewed)).Answer.Text("conversationId"));
    }

    [Fact]
    public async Task The_page_the_start_and_the_session_greet_once_together()
    {
        await using var host = await ChannelHost.StartAsync();
        var (session, _) = await OpenAsync(host);
        var token = session.Text("token");

        await (await SendAsync(host.Http, HttpMethod.Post, "/v3/directline/conversations", token, Json("{}"))).ReadAsync(200);
        var path = $"/v3/directline/conversations/{session.Text("conversationId")}/activities";
        await (await SendAsync(host.Http, HttpMethod.Post, path, token, Json("""{"type":"event","name":"webchat/join"}"""))).ReadAsync(200);
        await (await SendAsync(host.Http, HttpMethod.Post, path, token, Json("""{"type":"message","text":"hello"}"""))).ReadAsync(200);

        while (host.With.Store.Transcript(session.Text("conversationId")).Count < 4) await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Equal("2: hello", host.With.Store.Transcript(session.Text("conversationId"))[3].Activity.Text);
    }

    [Fact]
    public async Task Coming_back_by_another_QR_code_is_told_to_the_bot_once()
    {
        await using var host = await ChannelHost.StartAsync();
        var (session, cookie) = await OpenAsync(host, body: """{"code":"A1"}""");

        (_, cookie) = await OpenAsync(host, cookie, """{"code":"A1"}""");
        (_, cookie) = await OpenAsync(host, cookie, """{"code":"B2","flow":"sign"}""");
        (_, cookie) = await OpenAsync(host, cookie, """{"code":"B2","flow":"sign"}""");
        (_, cookie) = await OpenAsync(host, cookie, """{"code":"<script>","flow":""}""");

        var id = session.Text("conversationId");
        while (host.With.Store.Transcript(id).Count < 4) await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Equal(
            ["""1: webchat/join {"code":"A1"}""", """2: webchat/join {"flow":"sign","code":"B2"}"""],
            host.With.Store.Transcript(id).Where(e => e.Activity.Type == "message").Select(e => e.Activity.Text));
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var host = await ChannelHost.StartAsync();

        using var request = Request(host, null, "{}");
        var set = (await host.Http.SendAsync(request, TestContext.Current.CancellationToken)).Headers.GetValues("Set-Cookie").Single();

        foreach (var part in new[] { "httponly", "samesite=strict", "path=/" }) Assert.Contains(part, set, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", set, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Behind_a_proxy_that_ends_https_the_cookie_is_secure_all_the_same()
    {
        await using var host = await ChannelHost.StartAsync(new ChannelHost.Parts { PublicBaseUrl = "https://chat.example.gov.vn" });

        using var request = Request(host, null, "{}");
        var set = (await host.Http.SendAsync(request, TestContext.Current.CancellationToken)).Headers.GetValues("Set-Cookie").Single();

        Assert.StartsWith("__Host-smartca-chat=", set, StringComparison.Ordinal);
        Assert.Contains("secure", set, StringComparison.OrdinalIgnoreCase);
        var (again, _) = await OpenAsync(host, set.Split(';')[0]);
        Assert.False(again.GetProperty("isNew").GetBoolean());
    }

    [Fact]
    public async Task One_address_begins_so_many_conversations_a_minute_and_comes_back_as_often_as_it_likes()
    {
        await using var host = await ChannelHost.StartAsync(new ChannelHost.Parts
        {
            DirectLine = new DirectLineOptions { Secrets = [ChannelHost.Secret], NewSessionsPerMinute = 2 },
        });
        var (_, cookie) = await OpenAsync(host);
        await OpenAsync(host);

        using var request = Request(host, null, "{}");
        var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        await answer.ReadErrorAsync(429, "TooManySessions");
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.RetryAfter!.Delta);
        Assert.Equal(2, host.With.Store.Conversations.Count);
        for (var i = 0; i < 5; i++) await OpenAsync(host, cookie);
        for (var i = 0; i < 5; i++) await StartAsync(host); // A server with the secret speaks for many people.
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("2001:db8:1:2:ffff::", "2001:db8:1:2::")]
    [InlineData(null, "")]
    public void A_subscriber_counts_as_one(string? address, string network) =>
        Assert.Equal(network, ClientNetwork.Of(address is null ? null : System.Net.IPAddress.Parse(address)));

    [Fact]
    public async Task A_changed_cookie_is_no_cookie()
    {
        await using var host = await ChannelHost.StartAsync();
        var (mine, cookie) = await OpenAsync(host);
        var (other, _) = await OpenAsync(host);

        var forged = cookie.Replace(mine.Text("conversationId"), other.Text("conversationId"), StringComparison.Ordinal);
        var (answer, _) = await OpenAsync(host, forged);

        Assert.True(answer.GetProperty("isNew").GetBoolean());
        Assert.NotEqual(other.Text("conversationId"), answer.Text("conversationId"));
        foreach (var junk in new[] { "smartca-chat=", "smartca-chat=.", "smartca-chat=a.b.c.d.e" })
            Assert.True((await OpenAsync(host, junk)).Answer.GetProperty("isNew").GetBoolean());
    }

    [Fact]
    public async Task A_reset_forgets_the_conversation()
    {
        await using var host = await ChannelHost.StartAsync();
        var (_, cookie) = await OpenAsync(host);
        using var request = Request(host, cookie, "{}", "/api/chat/session/reset");

        var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(204, (int)answer.StatusCode);
        Assert.Contains("expires=Thu, 01 Jan 1970", answer.Headers.GetValues("Set-Cookie").Single());
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", ChannelHost.Portal)]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Only_this_hosts_own_page_gets_a_session(string header, string value)
    {
        await using var host = await ChannelHost.StartAsync();
        foreach (var path in new[] { "/api/chat/session", "/api/chat/session/reset" })
        {
            using var request = Request(host, null, "{}", path);
            request.Headers.Remove("Sec-Fetch-Site");
            request.Headers.Add(header, value);

            var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

            await answer.ReadErrorAsync(403, "OriginNotAllowed");
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }

        Assert.Empty(host.With.Store.Conversations);
    }

    private static HttpRequestMessage Request(ChannelHost host, string? cookie, string body, string path = "/api/chat/session")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json(body) };
        if (path == "/api/chat/session") request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        return request;
    }

    private static async Task<(JsonElement Answer, string Cookie)> OpenAsync(ChannelHost host, string? cookie = null, string body = "")
    {
        using var request = Request(host, cookie, body);
        var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (await answer.ReadAsync(200), answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }
}
