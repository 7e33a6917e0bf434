using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Channels.Tests.Hosting;
using SmartCaBot.Conversations.Turns;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.Connector;

/// <summary>Replies that are sent to the channel.</summary>
public sealed class OutboundTests : IAsyncDisposable
{
    private StandInCloud _cloud = null!;
    private ChannelHost _host = null!;

    [Fact]
    public async Task Replies_follow_the_acknowledgement_in_order_with_the_bots_token()
    {
        await StartAsync();

        Assert.Equal("", await PostAsync("many 3", "a1"));
        await PostAsync("next", "a2");
        await CallsAsync(4);

        var calls = _cloud.Calls.ToArray();
        Assert.Equal(["1.1", "1.2", "1.3", "2: next"], calls.Select(call => call.Activity).Texts());
        Assert.Equal(["a1", "a1", "a1", "a2"], calls.Select(call => call.ReplyTo));
        Assert.All(calls, call => Assert.Equal(("Bearer bot-token-1", "c1|x"), (call.Authorization, call.Conversation)));
        Assert.Equal("29:lan", calls[0].Activity.GetProperty("recipient").Text("id"));
        // The channel numbers and dates what it takes.
        Assert.False(calls[0].Activity.TryGetProperty("id", out _) || calls[0].Activity.TryGetProperty("timestamp", out _));
        Assert.Equal(4, calls.Select(call => call.IdempotencyKey).Distinct().Count());
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_and_the_reply_arrives()
    {
        await StartAsync();
        _cloud.Answer = (_, call) => call.Authorization == "Bearer bot-token-1" ? Results.StatusCode(401) : null;

        await PostAsync("hello", "a1");
        await FinishedAsync(1);

        Assert.Equal(["Bearer bot-token-1", "Bearer bot-token-2"], _cloud.Calls.Select(call => call.Authorization));
        Assert.Equal("delivered", _host.With.Outbox.Finished[0].End);
    }

    [Fact]
    public async Task A_channel_that_is_busy_is_asked_again_when_it_says_so_and_the_same_call_is_known()
    {
        await StartAsync();
        _cloud.Answer = (n, _) => n == 1 ? new Busy(30) : null;
        await PostAsync("one", "a1");
        await PostAsync("two", "a2");
        await Outcome.BecomesAsync(() => _host.With.Outbox.Failures.Count == 1);
        var (reason, retryAt) = _host.With.Outbox.Failures[0];
        Assert.Equal("channel: HTTP 429", reason);
        Assert.InRange((retryAt!.Value - _host.With.Clock.GetUtcNow()).TotalSeconds, 20, 31);

        _host.With.Clock.Forward(TimeSpan.FromSeconds(31));
        await FinishedAsync(2);

        var calls = _cloud.Calls.ToArray();
        Assert.Equal(["1: one", "1: one", "2: two"], calls.Select(call => call.Activity).Texts());
        Assert.Equal(calls[0].IdempotencyKey, calls[1].IdempotencyKey);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(400)]
    public async Task A_person_who_cannot_be_reached_any_more_is_not_asked_again(int status)
    {
        await StartAsync();
        _cloud.Answer = (_, _) => Results.StatusCode(status);

        await PostAsync("hello", "a1");
        await FinishedAsync(1);

        Assert.Equal($"channel: HTTP {status}", _host.With.Outbox.Finished[0].End);
        Assert.Single(_cloud.Calls);
    }

    [Fact]
    public async Task The_token_is_replaced_before_it_ends()
    {
        await StartAsync();
        // Finished, not only called: a lease that the moved clock ends is given again.
        await PostAsync("one", "a1");
        await FinishedAsync(1);
        _host.With.Clock.Forward(TimeSpan.FromMinutes(54));
        await PostAsync("two", "a2", token: Later(54));
        await FinishedAsync(2);
        _host.With.Clock.Forward(TimeSpan.FromMinutes(2));
        await PostAsync("three", "a3", token: Later(56));
        await FinishedAsync(3);

        Assert.Equal(["bot-token-1", "bot-token-1", "bot-token-2"], _cloud.Calls.Select(call => call.Authorization!["Bearer ".Length..]));

        string Later(int minutes) => _cloud.Token(to: DateTimeOffset.UtcNow.AddMinutes(minutes + 30));
    }

    [Fact]
    public async Task Who_came_without_authentication_never_sees_the_bots_token()
    {
        await StartAsync(anonymous: true);

        await PostAsync("hello", "a1", token: "");
        await CallsAsync(1);

        Assert.Null(_cloud.Calls.Single().Authorization);
        Assert.Empty(_cloud.Issued);
        Assert.Equal(["open|msteams|c1%7Cx"], _host.With.Store.Conversations);
    }

    [Fact]
    public async Task An_event_of_the_system_is_told_where_the_person_was_last()
    {
        await StartAsync();
        await PostAsync("hello", "a1");
        await CallsAsync(1);
        var conversation = "connector|msteams|c1%7Cx";
        var reference = (await _host.With.Store.LoadAsync(conversation, TestContext.Current.CancellationToken))!.Reference!;

        await _host.Services.GetRequiredService<TurnRunner>().ReceiveAsync(
            new IncomingActivity(
                conversation, reference.Channel, "dossier-1", reference.UserId, reference.Event("dossier-1", "dossier/approved"), DateTimeOffset.UtcNow),
            TestContext.Current.CancellationToken);
        await CallsAsync(2);

        var told = _cloud.Calls.Last();
        Assert.Equal(("c1|x", null, "Bearer bot-token-1"), (told.Conversation, told.ReplyTo, told.Authorization));
        Assert.StartsWith("2: dossier/approved", told.Activity.Text("text"), StringComparison.Ordinal);
        Assert.False(told.Activity.TryGetProperty("replyToId", out _));
    }

    [Fact]
    public async Task A_person_is_greeted_once_and_what_needs_no_answer_is_accepted()
    {
        await StartAsync();
        var members = "\"membersAdded\":[{\"id\":\"28:bot\"},{\"id\":\"29:lan\"}],\"from\":{\"id\":\"channel\"}";
        await PostAsync("", "u1", type: "conversationUpdate", more: members);
        await PostAsync("", "u2", type: "conversationUpdate", more: members);
        foreach (var type in (string[])["typing", "messageReaction", "installationUpdate", "messageUpdate", "messageDelete", "trace"])
            Assert.Equal("", await PostAsync("", type, type: type));
        Assert.Equal("", await PostAsync("", "e1", type: "event", more: "\"name\":\"dossier/approved\""));
        Assert.Equal("", await PostAsync("in a group", "g1", more: "\"conversation\":{\"id\":\"g\",\"isGroup\":true}"));

        await PostAsync("hello", "a1");
        await CallsAsync(2);

        Assert.StartsWith("1: webchat/join", _cloud.Calls.First().Activity.Text("text"), StringComparison.Ordinal);
        Assert.Equal("29:lan", _cloud.Calls.First().Activity.GetProperty("recipient").Text("id"));
        Assert.Equal("2: hello", _cloud.Calls.Last().Activity.Text("text"));
    }

    [Fact]
    public async Task Each_long_turn_shows_that_the_bot_is_at_work()
    {
        await StartAsync();

        await PostAsync("wait", "a1");
        await CallsAsync(1);
        _host.With.Bot.Gate.Release();
        await CallsAsync(2);

        Assert.Equal(["typing", "message"], _cloud.Calls.Select(call => call.Activity.Text("type")));
        Assert.Null(_cloud.Calls.First().ReplyTo);
    }

    [Theory]
    [InlineData("small.pdf", "", "1: small.pdf 14")]
    [InlineData("large.pdf", "", "1: lost TooLarge")]
    [InlineData("small.pdf", "https://elsewhere.example/files/", "1: lost NotFetched")]
    [InlineData("small.pdf", "file:", "1: lost NotFetched")]
    public async Task A_PDF_is_fetched_from_the_channel_itself_and_from_nowhere_else(string name, string from, string answer)
    {
        await StartAsync(maxFileBytes: 1024);
        var address = from.Length > 0 ? from + name : $"{_cloud.ServiceUrl}files/{name}";

        await PostAsync("", "a1", more: $"\"attachments\":[{{\"contentType\":\"application/pdf\",\"name\":\"{name}\",\"contentUrl\":\"{address}\"}}]");
        await CallsAsync(1);

        Assert.Equal(answer, _cloud.Calls.Single().Activity.Text("text"));
        if (answer.StartsWith("1: lost", StringComparison.Ordinal)) return;
        // What goes back can be opened by whoever has its address.
        var link = _cloud.Calls.Single().Activity.GetProperty("attachments")[0].Text("contentUrl");
        Assert.Equal("%PDF-1.7 small", await _host.Http.GetStringAsync(link, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task When_there_is_no_room_for_a_file_that_is_said_and_not_that_it_could_not_be_fetched()
    {
        await StartAsync();
        _host.With.Files.FreeBytes = 0;

        await PostAsync(
            "", "a1", more: $"\"attachments\":[{{\"contentType\":\"application/pdf\",\"name\":\"a.pdf\",\"contentUrl\":\"{_cloud.ServiceUrl}files/small.pdf\"}}]");
        await CallsAsync(1);

        Assert.Equal("1: lost NoRoom", _cloud.Calls.Single().Activity.Text("text"));
    }

    [Fact]
    public async Task An_invoke_is_answered_in_the_answer()
    {
        await StartAsync();

        var health = JsonDocument.Parse(await PostAsync("", "i1", type: "invoke", more: "\"name\":\"healthCheck\"")).RootElement;

        Assert.True(health.GetProperty("healthResults").GetProperty("success").GetBoolean());
        await PostAsync("", "i2", type: "invoke", more: "\"name\":\"anything\"", status: 501);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _cloud.DisposeAsync();
    }

    private async Task StartAsync(bool anonymous = false, long maxFileBytes = 1024 * 1024)
    {
        _cloud = await StandInCloud.StartAsync();
        _host = await ChannelHost.StartAsync(new ChannelHost.Parts
        {
            Connector = _cloud.Options with { AllowAnonymous = anonymous, MaxFileBytes = maxFileBytes },
        });
    }

    private Task CallsAsync(int count) => Outcome.BecomesAsync(() => _cloud.Calls.Count >= count);

    private Task FinishedAsync(int count) => Outcome.BecomesAsync(() => _host.With.Outbox.Finished.Count >= count);

    /// <param name="text">What the person writes.</param>
    /// <param name="id">The channel's id of it.</param>
    /// <param name="type">Of the activity.</param>
    /// <param name="more">Further properties; later ones win.</param>
    /// <param name="token">Empty for none.</param>
    /// <param name="status">Expected.</param>
    /// <returns>The answer's body.</returns>
    private async Task<string> PostAsync(
        string text, string id, string type = "message", string? more = null, string? token = null, int status = 200)
    {
        var body = $$"""
            {"type":"{{type}}","id":"{{id}}","text":"{{text}}","channelId":"msteams","serviceUrl":"{{_cloud.ServiceUrl}}",
             "from":{"id":"29:lan"},"recipient":{"id":"28:bot"},"conversation":{"id":"c1|x"}{{(more is null ? "" : "," + more)}} }
            """;
        using var answer = await SendAsync(_host.Http, HttpMethod.Post, "/api/messages", token is "" ? null : token ?? _cloud.Token(), Json(body));
        Assert.Equal(status, (int)answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Busy(int seconds) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        }
    }
}
