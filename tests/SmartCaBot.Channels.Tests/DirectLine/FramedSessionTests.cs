using System.Text.Json;
using SmartCaBot.Channels.Tests.Hosting;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.DirectLine;

/// <summary>The page in a frame of another site: browsers send its frame no ordinary cookie.</summary>
public sealed class FramedSessionTests
{
    [Fact]
    public async Task Without_https_the_tab_remembers_for_a_day_and_no_cookie_is_set()
    {
        await using var host = await ChannelHost.StartAsync();
        var (first, none) = await OpenAsync(host, """{"framed":true}""");
        Assert.Null(none);

        host.With.Clock.Forward(TimeSpan.FromHours(23));
        var (second, _) = await OpenAsync(host, Body(first));
        Assert.False(second.GetProperty("isNew").GetBoolean());
        Assert.Equal(first.Text("conversationId"), second.Text("conversationId"));
        host.With.Clock.Forward(TimeSpan.FromHours(23));
        Assert.Equal(first.Text("conversationId"), (await OpenAsync(host, Body(second))).Answer.Text("conversationId"));
        Assert.NotEqual(first.Text("conversationId"), (await OpenAsync(host, Body(first))).Answer.Text("conversationId"));
    }

    [Fact]
    public async Task Over_https_the_cookie_is_partitioned_and_stays_apart_from_the_pages_own()
    {
        await using var host = await ChannelHost.StartAsync(new ChannelHost.Parts { PublicBaseUrl = "https://chat.example.gov.vn" });
        var (framed, set) = await OpenAsync(host, """{"framed":true}""");

        Assert.StartsWith("__Host-smartca-frame=", set, StringComparison.Ordinal);
        foreach (var part in new[] { "httponly", "samesite=none", "secure", "path=/", "partitioned" }) Assert.Contains(part, set, StringComparison.OrdinalIgnoreCase);
        var cookie = set!.Split(';')[0];
        Assert.False((await OpenAsync(host, """{"framed":true}""", cookie)).Answer.GetProperty("isNew").GetBoolean());

        // Neither the frame's cookie nor what its scripts may read opens the conversation outside of a frame, and the other way round.
        var value = framed.Text("resume");
        foreach (var (body, sent) in new[] { ("{}", cookie), ("{}", $"__Host-smartca-chat={value}"), ($$"""{"resume":"{{value}}"}""", cookie) })
            Assert.True((await OpenAsync(host, body, sent)).Answer.GetProperty("isNew").GetBoolean());
        var (own, ownCookie) = await OpenAsync(host, "{}");
        Assert.False(own.TryGetProperty("resume", out _));
        var planted = ownCookie!.Split(';')[0].Replace("smartca-chat", "smartca-frame", StringComparison.Ordinal);
        Assert.True((await OpenAsync(host, """{"framed":true}""", planted)).Answer.GetProperty("isNew").GetBoolean());
    }

    private static string Body(JsonElement answer) => $$"""{"framed":true,"resume":"{{answer.Text("resume")}}"}""";

    private static async Task<(JsonElement Answer, string? Cookie)> OpenAsync(ChannelHost host, string body, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat/session") { Content = Json(body) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (await answer.ReadAsync(200), answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Single() : null);
    }
}
