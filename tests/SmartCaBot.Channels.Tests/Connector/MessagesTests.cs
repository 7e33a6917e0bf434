using System.Text.Json;
using SmartCaBot.Channels.Connector;
using SmartCaBot.Channels.Tests.Hosting;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.Connector;

public sealed class MessagesTests
{
    private static string Message(string text, string id = "a1", string conversation = "c1", string mode = "expectReplies", string type = "message") =>
        $$$"""{"type":"{{{type}}}","id":"{{{id}}}","text":"{{{text}}}","channelId":"emulator","serviceUrl":"http://localhost","from":{"id":"u1"},"recipient":{"id":"bot1"},"conversation":{"id":"{{{conversation}}}"},"deliveryMode":"{{{mode}}}"}""";

    private static Task<HttpResponseMessage> PostAsync(ChannelHost host, string body, string? bearer = null) =>
        SendAsync(host.Http, HttpMethod.Post, "/api/messages", bearer, Json(body));

    private static async Task<JsonElement> RepliesAsync(ChannelHost host, string body) =>
        (await (await PostAsync(host, body)).ReadAsync(200)).GetProperty("activities");

    [Fact]
    public async Task Replies_travel_in_the_answer_once_they_are_durable()
    {
        await using var host = await ChannelHost.StartAsync();

        var replies = await RepliesAsync(host, Message("many 2"));

        Assert.Equal(["1.1", "1.2"], replies.EnumerateArray().Texts());
        Assert.Equal("a1", replies[0].Text("replyToId"));
        Assert.Equal("bot1", replies[0].GetProperty("from").Text("id"));
        Assert.Equal("u1", replies[0].GetProperty("recipient").Text("id"));
        Assert.Equal("c1", replies[0].GetProperty("conversation").Text("id"));
        Assert.Equal("emulator", replies[0].Text("channelId"));
        Assert.Equal(3, host.With.Store.Transcript("open|emulator|c1").Count);
    }

    [Fact]
    public async Task A_repeated_activity_gets_its_replies_again()
    {
        await using var host = await ChannelHost.StartAsync();
        var first = await RepliesAsync(host, Message("one"));
        await RepliesAsync(host, Message("many 300", "a2"));

        var again = await RepliesAsync(host, Message("one"));

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal(["3: three"], (await RepliesAsync(host, Message("three", "a3"))).EnumerateArray().Texts());
        Assert.Equal(["1: other"], (await RepliesAsync(host, Message("other", "a1", "c2"))).EnumerateArray().Texts());
    }

    [Fact]
    public async Task Somebody_who_joins_is_greeted_and_the_bot_itself_is_not()
    {
        await using var host = await ChannelHost.StartAsync();
        static string Update(string id, string member) =>
            Message("", id, type: "conversationUpdate").Replace("\"text\"", $"\"membersAdded\":[{{\"id\":\"{member}\"}}],\"text\"", StringComparison.Ordinal);

        Assert.Equal(0, (await RepliesAsync(host, Update("j1", "bot1"))).GetArrayLength());
        Assert.Equal(["1: webchat/join {}"], (await RepliesAsync(host, Update("j2", "u1"))).EnumerateArray().Texts());
    }

    [Theory]
    [InlineData("invoke", "expectReplies", 501, "NotImplemented")]
    [InlineData("", "expectReplies", 400, "MissingProperty")]
    public async Task What_this_bot_cannot_do_is_said(string type, string mode, int status, string code)
    {
        await using var host = await ChannelHost.StartAsync();

        await (await PostAsync(host, Message("x", mode: mode, type: type))).ReadErrorAsync(status, code);
    }

    [Theory]
    [InlineData("{", "BadArgument")]
    [InlineData("""{"type":"message","deliveryMode":"expectReplies"}""", "MissingProperty")]
    public async Task A_body_that_is_no_activity_is_refused(string body, string code)
    {
        await using var host = await ChannelHost.StartAsync();

        await (await PostAsync(host, body)).ReadErrorAsync(400, code);
    }

    [Fact]
    public async Task Only_POST_is_taken()
    {
        await using var host = await ChannelHost.StartAsync();

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete })
            await (await SendAsync(host.Http, method, "/api/messages", null)).ReadErrorAsync(405, "MethodNotAllowed");
    }

    [Fact]
    public async Task Nobody_is_let_in_unless_the_switch_is_set()
    {
        await using var closed = await ChannelHost.StartAsync(new ChannelHost.Parts { Connector = new ConnectorOptions() });
        await using var open = await ChannelHost.StartAsync();

        await (await PostAsync(closed, Message("x"))).ReadErrorAsync(401, "Unauthorized");
        await (await PostAsync(closed, Message("x"), "some.token.here")).ReadErrorAsync(401, "Unauthorized");
        await (await PostAsync(open, Message("x"), "some.token.here")).ReadErrorAsync(401, "Unauthorized");
        Assert.Empty(closed.With.Store.Conversations);
    }

    [Fact]
    public async Task A_store_that_fails_is_a_500_without_details()
    {
        await using var host = await ChannelHost.StartAsync();
        host.With.Store.Broken = true;

        var answer = await PostAsync(host, Message("x"));

        await answer.ReadErrorAsync(500, "ServiceError");
        Assert.DoesNotContain("disk", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        host.With.Store.Broken = false;
    }
}
