using System.Text;
using SmartCaBot.Channels.Tests.Hosting;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.DirectLine;

public sealed class PostTests
{
    [Fact]
    public async Task A_message_comes_back_as_it_was_sent_from_whom_the_token_says()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);

        var posted = await chatter.PostAsync(
            """{"type":"message","id":"mine","text":"Xin chào","from":{"id":"somebody else","name":"An","role":"bot"},"serviceUrl":"http://evil","conversation":{"id":"other"},"entities":[{"type":"ClientCapabilities"}],"channelData":{"clientActivityID":"c1","webchat:sequence-id":99,"kept":{"a":1}}}""");

        var echo = (await chatter.ReadAsync(4))[2];
        Assert.Equal((await posted.ReadAsync(200)).Text("id"), echo.Text("id"));
        Assert.StartsWith("dl_", echo.GetProperty("from").Text("id"));
        Assert.Equal("user", echo.GetProperty("from").Text("role"));
        Assert.Equal(chatter.ConversationId, echo.GetProperty("conversation").Text("id"));
        Assert.Equal("directline", echo.Text("channelId"));
        Assert.False(echo.TryGetProperty("serviceUrl", out _));
        Assert.Equal("ClientCapabilities", echo.GetProperty("entities")[0].Text("type"));
        var data = echo.GetProperty("channelData");
        Assert.Equal("c1", data.Text("clientActivityID"));
        Assert.Equal(1, data.GetProperty("kept").GetProperty("a").GetInt32());
        Assert.Equal(3, data.GetProperty("webchat:sequence-id").GetInt32());
    }

    [Fact]
    public async Task A_reply_never_passes_for_the_persons_own_message()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);

        var id = await chatter.SayAsync("copy");

        var reply = (await chatter.ReadAsync(4))[3];
        Assert.Equal(id, reply.Text("replyToId"));
        Assert.Equal("bot", reply.GetProperty("from").Text("role"));
        Assert.Equal("yes", reply.GetProperty("channelData").Text("kept"));
        Assert.False(reply.GetProperty("channelData").TryGetProperty("clientActivityID", out _));
    }

    [Fact]
    public async Task A_reply_to_something_hidden_names_nothing_to_wait_for()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);

        await chatter.SayAsync("hidden");

        var reply = (await chatter.ReadAsync(3))[2];
        Assert.Equal("2: hidden", reply.Text("text"));
        Assert.False(reply.TryGetProperty("replyToId", out _));
    }

    [Fact]
    public async Task A_code_is_neither_echoed_nor_kept()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        using var listener = await chatter.ListenAsync();

        await chatter.SayAsync("otp 482913", "c-otp");

        var activities = await listener.TakeAsync(4);
        Assert.Equal("••••••", activities[2].Text("text"));
        Assert.Equal("c-otp", activities[2].GetProperty("channelData").Text("clientActivityID"));
        Assert.DoesNotContain("482913", string.Concat(activities.Select(a => a.GetRawText())), StringComparison.Ordinal);
        Assert.DoesNotContain("482913", string.Concat(host.With.Store.Transcript(chatter.ConversationId)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("retry-1")]
    [InlineData("a very long one, with spaces and | and \\\" that no id should hold")]
    public async Task The_same_message_twice_is_one_turn_and_one_id(string clientId)
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        var json = $$$"""{"type":"message","text":"once","channelData":{"clientActivityID":"{{{clientId}}}"}}""";

        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await (await chatter.PostAsync(json)).ReadAsync(200)).Text("id")));
        await chatter.SayAsync("then");

        Assert.Single(ids.Distinct());
        Assert.Equal("3: then", (await chatter.ReadAsync(6))[5].Text("text"));
    }

    [Fact]
    public async Task Fifty_messages_at_once_are_fifty_turns_in_order()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => chatter.SayAsync($"message {i}")));

        var activities = await chatter.ReadAsync(2 + 100);
        var replies = activities.Where(a => a.GetProperty("from").Text("role") == "bot").Texts();
        Assert.Equal(Enumerable.Range(1, 51).Select(n => $"{n}"), replies.Select(t => t!.Split(':')[0]));
        Assert.Equal(50, replies.Skip(1).Select(t => t!.Split(": ")[1]).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 102), activities.Select(a => a.GetProperty("channelData").GetProperty("webchat:sequence-id").GetInt32()));
    }

    [Fact]
    public async Task An_answer_does_not_wait_for_the_turn()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        await chatter.ReadAsync(2);

        await chatter.SayAsync("wait");

        Assert.Equal(2, host.With.Store.Transcript(chatter.ConversationId).Count);
        host.With.Bot.Gate.Release();
        Assert.Equal("2: wait", (await chatter.ReadAsync(4))[3].Text("text"));
    }

    [Theory]
    [InlineData("", "BadArgument")]
    [InlineData("null", "BadArgument")]
    [InlineData("{", "BadArgument")]
    [InlineData("""{"type":"message"} {}""", "BadArgument")]
    [InlineData("""{"type":"message","timestamp":"yesterday"}""", "BadArgument")]
    [InlineData("""{"type":"message","text":"\ud800"}""", "BadArgument")]
    [InlineData("""{"type":"message","attachments":"none"}""", "BadArgument")]
    [InlineData("{}", "MissingProperty")]
    [InlineData("""{"type":null}""", "MissingProperty")]
    public async Task A_body_that_is_no_activity_is_refused(string body, string code)
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);

        await (await chatter.PostAsync(body)).ReadErrorAsync(400, code);
    }

    [Fact]
    public async Task Deep_and_binary_bodies_are_refused()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);

        await (await chatter.PostAsync("{\"type\":\"message\",\"value\":" + new string('[', 500) + new string(']', 500) + "}")).ReadErrorAsync(400, "BadArgument");
        var binary = new ByteArrayContent([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
        await (await chatter.SendAsync(HttpMethod.Post, "/activities", binary)).ReadErrorAsync(400, "BadArgument");
    }

    [Fact]
    public async Task Size_is_counted_in_characters()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);
        static string Message(int characters) => $$"""{"type":"message","text":"{{new string('ễ', characters)}}"}""";

        await (await chatter.PostAsync(Message((256 * 1024) - 100))).ReadAsync(200);
        await (await chatter.PostAsync(Message(256 * 1024))).ReadErrorAsync(413, "TooLarge");
        var unannounced = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Message(400_000))));
        unannounced.Headers.ContentLength = null;
        await (await chatter.SendAsync(HttpMethod.Post, "/activities", unannounced)).ReadErrorAsync(413, "TooLarge");
    }

    [Fact]
    public async Task Stored_files_cannot_be_named_by_a_client()
    {
        await using var host = await ChannelHost.StartAsync();
        var chatter = await StartAsync(host);

        await chatter.PostAsync("""{"type":"message","text":"look","attachments":[{"contentType":"text/plain","contentUrl":"file:123"},{"contentType":"x"},{"contentType":"image/png","contentUrl":"https://x.example/a.png"}]}""");

        var activities = await chatter.ReadAsync(4);
        Assert.Equal("https://x.example/a.png", Assert.Single(activities[2].GetProperty("attachments").EnumerateArray()).Text("contentUrl"));
        Assert.Equal("2: look", activities[3].Text("text"));
    }

    [Fact]
    public async Task A_turn_that_a_crash_left_open_is_run_at_the_next_start()
    {
        var parts = new ChannelHost.Parts();
        Chatter chatter;
        await using (var host = await ChannelHost.StartAsync(parts))
        {
            chatter = await StartAsync(host);
            await chatter.ReadAsync(2);
            await chatter.SayAsync("wait");
        }

        parts.Bot.Gate.Release();
        await using var again = await ChannelHost.StartAsync(parts);
        while (parts.Store.Transcript(chatter.ConversationId).Count < 4) await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Equal("2: wait", parts.Store.Transcript(chatter.ConversationId)[3].Activity.Text);
    }
}
