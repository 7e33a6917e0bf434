using System.Text.Json;
using SmartCaBot.Channels.Tests.Hosting;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.DirectLine;

public sealed class ConversationTests
{
    private const string Conversations = "/v3/directline/conversations";

    [Fact]
    public async Task Starting_twice_gives_the_same_conversation_and_one_greeting()
    {
        await using var host = await ChannelHost.StartAsync();
        var token = (await GenerateAsync(host)).Text("token");

        var first = await (await SendAsync(host.Http, HttpMethod.Post, Conversations, token, Json("""{"user":{},"locale":"en-US"}"""))).ReadAsync(201);
        var second = await (await SendAsync(host.Http, HttpMethod.Post, Conversations, token)).ReadAsync(200);

        Assert.Equal(first.Text("conversationId"), second.Text("conversationId"));
        Assert.StartsWith($"ws://127.0.0.1:{host.Address.Port}{Conversations}/{first.Text("conversationId")}/stream?", first.Text("streamUrl"));
        Assert.DoesNotContain(first.Text("token"), first.Text("streamUrl"));
        var answer = await SendAsync(
            host.Http, HttpMethod.Post, $"{Conversations}/{first.Text("conversationId")}/activities", token,
            Json("""{"type":"event","name":"webchat/join","value":{"language":"vi"},"from":{"id":"x"}}"""));
        await answer.ReadAsync(200);
        using var listener = await Listener.OpenAsync(first.Text("streamUrl"));
        var activities = await listener.TakeAsync(2);
        Assert.Equal("event", activities[0].Text("type"));
        Assert.Equal("""1: webchat/join {"language":"en-US"}""", activities[1].Text("text"));
        Assert.Equal(2, host.With.Store.Transcript(first.Text("conversationId")).Count);
    }

    [Fact]
    public async Task A_secret_starts_a_new_conversation_each_time_and_may_write_in_it()
    {
        await using var host = await ChannelHost.StartAsync();

        var first = await (await SendAsync(host.Http, HttpMethod.Post, Conversations, ChannelHost.Secret)).ReadAsync(201);
        var second = await (await SendAsync(host.Http, HttpMethod.Post, Conversations, ChannelHost.Secret)).ReadAsync(201);

        Assert.NotEqual(first.Text("conversationId"), second.Text("conversationId"));
        var path = $"{Conversations}/{first.Text("conversationId")}";
        var post = await SendAsync(host.Http, HttpMethod.Post, path + "/activities", ChannelHost.Secret, Json("""{"type":"message","text":"hi","from":{"id":"user1"}}"""));
        await post.ReadAsync(200);
        using var listener = await Listener.OpenAsync(first.Text("streamUrl"));
        Assert.Equal("user1", (await listener.TakeAsync(4))[2].GetProperty("from").Text("id"));
        var back = await (await SendAsync(host.Http, HttpMethod.Get, path, ChannelHost.Secret)).ReadAsync(200);
        Assert.NotEmpty(back.Text("token"));
    }

    [Theory]
    [InlineData("connector|web|1")]
    [InlineData("x")]
    public async Task A_secret_does_not_reach_other_channels(string conversationId)
    {
        await using var host = await ChannelHost.StartAsync();

        var answer = await SendAsync(host.Http, HttpMethod.Get, $"{Conversations}/{Uri.EscapeDataString(conversationId)}/activities", ChannelHost.Secret);

        await answer.ReadErrorAsync(404, "NotFound");
    }

    [Fact]
    public async Task Session_ids_are_random()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);

        var one = await (await SendAsync(host.Http, HttpMethod.Get, "/v3/directline/session/getsessionid", chatter.Token)).ReadAsync(200);
        var two = await (await SendAsync(host.Http, HttpMethod.Get, "/v3/directline/session/getsessionid", chatter.Token)).ReadAsync(200);

        Assert.NotEqual(one.Text("sessionId"), two.Text("sessionId"));
    }

    [Theory]
    [InlineData("GET", "/v3/directline/nothing")]
    [InlineData("DELETE", "/v3/directline/conversations")]
    public async Task What_is_not_there_is_a_JSON_404(string method, string path)
    {
        await using var host = await ChannelHost.StartAsync();

        await (await SendAsync(host.Http, new HttpMethod(method), path, ChannelHost.Secret)).ReadErrorAsync(404, "NotFound");
    }

    [Fact]
    public async Task Polling_pages_until_empty_and_skips_what_nobody_may_see()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        await chatter.SayAsync("many 120");
        await chatter.SayAsync("trace");

        var all = await chatter.ReadAsync(2 + 121 + 2);

        Assert.DoesNotContain(all, a => a.Text("type") == "trace");
        Assert.Equal("after the trace", all[^1].Text("text"));
        var end = await chatter.ReadAsync("126");
        Assert.Empty(end.GetProperty("activities").EnumerateArray());
        Assert.Equal("126", end.Text("watermark"));
    }

    [Fact]
    public async Task Polling_never_sees_the_store_fail()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        await chatter.ReadAsync(2);
        host.With.Store.Broken = true;

        foreach (var watermark in new[] { "", "-", "1" })
        {
            var set = await chatter.ReadAsync(watermark);
            Assert.Equal(0, set.GetProperty("activities").GetArrayLength());
        }

        await (await chatter.PostAsync("""{"type":"message","text":"x"}""")).ReadErrorAsync(500, "ServiceError");
        host.With.Store.Broken = false;
    }

    [Fact]
    public async Task Events_of_the_system_cannot_be_forged()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);

        foreach (var forged in new[] { """{"type":"event","name":"registration/approved"}""", """{"type":"conversationUpdate"}""", """{"type":"typing"}""" })
            Assert.NotEmpty((await (await chatter.PostAsync(forged)).ReadAsync(200)).Text("id"));
        await chatter.SayAsync("last");

        Assert.Equal("2: last", (await chatter.ReadAsync(4))[3].Text("text"));
        Assert.Equal(JsonValueKind.Array, (await chatter.ReadAsync("4")).GetProperty("activities").ValueKind);
    }
}
