using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SmartCaBot.Channels.Zalo;
using SmartCaBot.ZaloSandbox.Mischief;

namespace SmartCaBot.Channels.Tests.Zalo;

/// <summary>What the webhook takes, refuses, counts and keeps.</summary>
public sealed class WebhookTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_answered_once_however_often_it_comes()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        await using var host = await ZaloHost.StartAsync(parts);
        parts.Sandbox.Switches[Misbehaviour.DuplicateWebhook] = new Switch { Rate = 1, Longest = TimeSpan.FromMilliseconds(50) };

        parts.Phone().SendText("xin chào");
        Assert.Equal("1: xin chào", await parts.Phone().AnswerAsync());
        await parts.Sandbox.WebhooksIdleAsync(Cancel);
        parts.Phone().SendText("lần nữa");

        Assert.Equal("2: lần nữa", await parts.Phone().AnswerAsync());
        Assert.Equal(2, parts.Phone().Received.Count);
        Assert.True(host.Status.Counts["taken.Again"] >= 1);
    }

    [Fact]
    public async Task Forged_truncated_reencoded_stale_and_foreign_events_are_refused_and_counted()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        await using var host = await ZaloHost.StartAsync(parts);
        var now = Milliseconds(DateTimeOffset.UtcNow);
        var genuine = Body(parts, "ký số", now);
        var signature = host.Sign(genuine, now);
        var old = Milliseconds(DateTimeOffset.UtcNow.AddHours(-4));
        var future = Milliseconds(DateTimeOffset.UtcNow.AddMinutes(10));
        var foreign = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(genuine).Replace(parts.Sandbox.Options.AppId, "999", StringComparison.Ordinal));
        var escaped = Encoding.UTF8.GetBytes(JsonNode.Parse(genuine)!.ToJsonString());
        var twice = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(genuine).Insert(1, $"\"timestamp\":\"{now}\","));

        Assert.Equal(401, await host.PostAsync(genuine, null));
        Assert.Equal(401, await host.PostAsync(genuine, "mac=" + new string('0', 64)));
        Assert.Equal(401, await host.PostAsync(genuine, signature[..^2]));
        Assert.Equal(401, await host.PostAsync(Body(parts, "ký số!", now), signature));
        Assert.Equal(400, await host.PostAsync(genuine[..^1], signature));
        Assert.Equal(401, await host.PostAsync(escaped, signature));
        Assert.Equal(400, await host.PostAsync(twice, host.Sign(twice, now)));
        Assert.Equal(401, await host.PostAsync(Body(parts, "cũ", old), host.Sign(Body(parts, "cũ", old), old)));
        Assert.Equal(401, await host.PostAsync(Body(parts, "mai", future), host.Sign(Body(parts, "mai", future), future)));
        Assert.Equal(200, await host.PostAsync(foreign, host.Sign(foreign, now)));
        Assert.Equal(413, await host.PostAsync(new byte[300_000], signature));
        Assert.Empty(parts.Store.Conversations);
        Assert.Equal(200, await host.PostAsync(genuine, signature));
        Assert.Equal(200, await host.PostAsync(genuine, signature));

        var counts = host.Status.Counts;
        Assert.Equal(
            (5L, 2L, 2L, 1L, 1L, 1L),
            (counts["refused.Forged"], counts["refused.Malformed"], counts["refused.Stale"], counts["refused.Foreign"], counts["refused.TooLarge"], counts["taken.Again"]));
        await Waiting.UntilAsync(() => parts.Store.Conversations.Count == 1);
    }

    [Fact]
    public async Task Another_secret_than_the_set_one_is_not_accepted_silently()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync(change: options => options with { WebhookSecret = ZaloWebhookSecret.AppSecret });
        await using var host = await ZaloHost.StartAsync(parts);
        var now = Milliseconds(DateTimeOffset.UtcNow);
        var body = Body(parts, "ký số", now);

        Assert.Equal(401, await host.PostAsync(body, host.Sign(body, now)));

        Assert.Equal(1, host.Status.Counts["refused.SignedOtherwise"]);
        Assert.Contains("WebhookSecret", host.Status.LastError!.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_events_are_acknowledged_kept_and_counted()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        await using var host = await ZaloHost.StartAsync(parts);

        parts.Phone().Raise("user_does_something_new", new JsonObject { ["sender"] = new JsonObject { ["id"] = parts.Phone().Id } });
        await parts.Sandbox.WebhooksIdleAsync(Cancel);

        Assert.Equal(1, parts.Sandbox.Webhooks.Acknowledged);
        Assert.Equal(1, host.Status.Counts["unknown.user_does_something_new"]);
        Assert.Contains(parts.Values.Keys, key => key.StartsWith("zalo.event.user_does_something_new.", StringComparison.Ordinal));
        Assert.Empty(parts.Store.Conversations);
    }

    [Fact]
    public async Task Following_and_opening_the_chat_greet_once()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        await using var host = await ZaloHost.StartAsync(parts);

        parts.Phone().Follow();
        parts.Phone().OpenChat();
        parts.Phone().Unfollow();
        await parts.Sandbox.WebhooksIdleAsync(Cancel);
        parts.Phone().SendText("chào");

        Assert.StartsWith("1: webchat/join", await parts.Phone().AnswerAsync(), StringComparison.Ordinal);
        Assert.Equal("2: chào", await parts.Phone().AnswerAsync());
    }

    [Theory]
    [InlineData("#SC K7M2-PQ9A")]
    [InlineData("#sc k7m2 pq9a nhé")]
    public async Task A_link_code_reaches_the_conversation_as_it_was_typed(string text)
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        await using var host = await ZaloHost.StartAsync(parts);

        parts.Phone().SendText(text);

        Assert.Equal($"1: {text}", await parts.Phone().AnswerAsync());
    }

    [Fact]
    public async Task A_printed_code_joins()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync();
        await using var host = await ZaloHost.StartAsync(parts);

        parts.Phone().SendText("#SC quay-01");

        Assert.Equal("""1: webchat/join {"code":"quay-01"}""", await parts.Phone().AnswerAsync());
    }

    [Fact]
    public async Task Late_messages_of_one_person_are_put_into_the_order_they_were_sent_in()
    {
        await using var parts = await ZaloHost.Parts.MakeAsync(change: options => options with { OrderWindow = TimeSpan.FromSeconds(2) });
        await using var host = await ZaloHost.StartAsync(parts);
        parts.Phone().SendText("chào");
        await parts.Phone().AnswerAsync();
        var start = DateTimeOffset.UtcNow;
        foreach (var (text, place) in new[] { ("ba", 3), ("một", 1), ("hai", 2) })
        {
            var time = Milliseconds(start.AddMilliseconds(place));
            var body = Body(parts, text, time);
            Assert.Equal(200, await host.PostAsync(body, host.Sign(body, time)));
        }

        Assert.Equal("2: một", await parts.Phone().AnswerAsync());
        Assert.Equal("3: hai", await parts.Phone().AnswerAsync());
        Assert.Equal("4: ba", await parts.Phone().AnswerAsync());
    }

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static byte[] Body(ZaloHost.Parts parts, string text, string timestamp)
    {
        // A person must have written before they may be written to.
        parts.Sandbox.Phones.Add("Người 1", "0905000001");
        var id = string.Concat(text, timestamp);
        return Encoding.UTF8.GetBytes(
            $$"""{"app_id":"{{parts.Sandbox.Options.AppId}}","sender":{"id":"{{parts.Phone().Id}}"},"recipient":{"id":"{{parts.Sandbox.Options.OaId}}"},"event_name":"user_send_text","message":{"text":"{{text}}","msg_id":"{{id}}"},"timestamp":"{{timestamp}}"}""");
    }
}
