using SmartCaBot.Channels.Tests.Hosting;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.Connector;

/// <summary>A hub with people of its own, behind the connector.</summary>
public sealed class HubTests : IAsyncDisposable
{
    private const string Hub = "msteams";

    private StandInCloud _cloud = null!;
    private ChannelHost _host = null!;

    [Fact]
    public async Task A_wish_for_a_person_goes_out_with_the_transcript()
    {
        await StartAsync();
        await PostAsync("""{"type":"message","id":"a1","text":"otp 482913"}""");
        await PostAsync("""{"type":"message","id":"a2","text":"human"}""");
        await Outcome.BecomesAsync(() => _cloud.Calls.Count == 2);

        var sent = _cloud.Calls.Last().Activity;
        Assert.Equal(("event", "handoff.initiate"), (sent.Text("type"), sent.Text("name")));
        Assert.Equal("fees", sent.GetProperty("value").Text("words"));
        Assert.Equal("Answered", sent.GetProperty("value").GetProperty("outcomes")[0].GetString());
        var transcript = sent.GetProperty("attachments")[0];
        Assert.Equal(("Transcript", "application/json"), (transcript.Text("name"), transcript.Text("contentType")));
        Assert.Equal(
            ["••••••", "1: thanks", "human"],
            transcript.GetProperty("content").GetProperty("activities").EnumerateArray().Select(a => a.Text("text")));
        Assert.DoesNotContain("482913", sent.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_status_reaches_the_conversation_and_moves_nobody()
    {
        await StartAsync();
        await PostAsync("""{"type":"message","id":"a1","text":"hello"}""");
        await PostAsync("""{"type":"event","id":"s1","name":"handoff.status","value":{"state":"accepted"},"from":{"id":"hub"}}""");
        await Outcome.BecomesAsync(() => _cloud.Calls.Count == 2);

        Assert.Equal("""2: handoff.status {"state":"accepted"}""", _cloud.Calls.Last().Activity.Text("text"));
        var conversation = await _host.With.Store.LoadAsync($"connector|{Hub}|c1", TestContext.Current.CancellationToken);
        Assert.Equal("29:lan", conversation!.Reference!.User!.Id);
    }

    [Theory]
    [InlineData(true, Hub)]
    [InlineData(false, "")]
    public async Task A_status_that_no_hub_vouches_for_is_left_out(bool anonymous, string hub)
    {
        await StartAsync(anonymous, hub);
        await PostAsync("""{"type":"event","id":"s1","name":"handoff.status","value":{"state":"accepted"}}""", withToken: !anonymous);
        await PostAsync("""{"type":"message","id":"a1","text":"hello"}""", withToken: !anonymous);
        await Outcome.BecomesAsync(() => !_cloud.Calls.IsEmpty);

        Assert.Equal("1: hello", _cloud.Calls.Single().Activity.Text("text"));
    }

    [Fact]
    public async Task A_person_of_the_help_desk_is_named()
    {
        await StartAsync();
        await PostAsync("""{"type":"message","id":"a1","text":"agent Chào anh/chị."}""");
        await Outcome.BecomesAsync(() => !_cloud.Calls.IsEmpty);

        var sent = _cloud.Calls.Single().Activity;
        Assert.Equal(("Chị Lan: Chào anh/chị.", "Chị Lan", "28:bot"), (sent.Text("text"), sent.GetProperty("from").Text("name"), sent.GetProperty("from").Text("id")));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _cloud.DisposeAsync();
    }

    private async Task StartAsync(bool anonymous = false, string hub = Hub)
    {
        _cloud = await StandInCloud.StartAsync();
        _host = await ChannelHost.StartAsync(new ChannelHost.Parts { Connector = _cloud.Options with { AllowAnonymous = anonymous, HubChannel = hub } });
    }

    private async Task PostAsync(string activity, bool withToken = true)
    {
        var body = $$"""
            {"channelId":"{{Hub}}","serviceUrl":"{{_cloud.ServiceUrl}}","from":{"id":"29:lan"},"recipient":{"id":"28:bot"},"conversation":{"id":"c1"},{{activity[1..]}}
            """;
        using var answer = await SendAsync(_host.Http, HttpMethod.Post, "/api/messages", withToken ? _cloud.Token() : null, Json(body));
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
    }
}
