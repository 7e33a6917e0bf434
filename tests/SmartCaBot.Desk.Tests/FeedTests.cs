using SmartCaBot.Desk.Cases;
using SmartCaBot.Desk.Tests.Support;

namespace SmartCaBot.Desk.Tests;

public sealed class FeedTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    [Fact]
    public async Task The_owner_hears_of_words_and_signs_of_their_citizen_and_nobody_else_does()
    {
        using var agent = await house.AgentAsync();
        using var other = await house.AgentAsync();
        var (citizen, about) = await house.TakenAsync(agent);
        using var own = await FeedReader.OpenAsync(agent, caseId: null);
        using var others = await FeedReader.OpenAsync(other, caseId: null);
        Assert.Equal("no", own.Headers["X-Accel-Buffering"]);

        await citizen.SayAsync("em ơi");
        var message = await own.NextAsync("message");
        house.Get<DeskListener>().PersonIsTyping(citizen.ConversationId);
        var typing = await own.NextAsync("typing");

        Assert.Contains(about.Id, message, StringComparison.Ordinal);
        Assert.DoesNotContain("em ơi", message, StringComparison.Ordinal);
        Assert.Contains(about.Id, typing, StringComparison.Ordinal);
        // What the other one hears next is how the queue stands, not this.
        await house.WaitingAsync();
        Assert.Equal("summary", (await others.NextAsync()).Name);
    }

    [Fact]
    public async Task Whoever_comes_back_hears_what_they_missed()
    {
        using var agent = await house.AgentAsync();
        var (citizen, about) = await house.TakenAsync(agent);
        string last;
        using (var feed = await FeedReader.OpenAsync(agent, about.Id))
            last = feed.LastId!;
        await citizen.SayAsync("có ai không");
        await house.CaseOfAsync(citizen);

        using var again = await FeedReader.OpenAsync(agent, about.Id, last);
        Assert.Equal("hello", again.First.Name);
        Assert.Contains(about.Id, await again.NextAsync("message"), StringComparison.Ordinal);
        using var lost = await FeedReader.OpenAsync(agent, about.Id, "another-12");
        Assert.Equal("resync", lost.First.Name);
    }

    [Fact]
    public async Task A_feed_ends_with_its_session_before_another_word_goes_out()
    {
        using var agent = await house.AgentAsync();
        var (citizen, about) = await house.TakenAsync(agent);
        using var feed = await FeedReader.OpenAsync(agent, about.Id);
        await agent.PostAsync("/staff/sign-out");
        house.Clock.Advance(TimeSpan.FromSeconds(3));

        await citizen.SayAsync("còn ai không");
        await house.CaseOfAsync(citizen);

        await Assert.ThrowsAsync<EndOfStreamException>(() => feed.NextAsync("message"));
    }

    [Fact]
    public async Task A_case_id_that_can_be_none_opens_no_feed()
    {
        using var agent = await house.AgentAsync();
        var answer = await agent.Client.GetAsync("/desk/feed?case=" + new string('a', 65), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Who_else_looks_is_told()
    {
        using var agent = await house.AgentAsync();
        using var colleague = await house.AgentAsync();
        var (_, about) = await house.TakenAsync(agent);
        using var own = await FeedReader.OpenAsync(agent, about.Id);
        using var theirs = await FeedReader.OpenAsync(colleague, about.Id);

        await house.Watch.RefreshAsync(TestContext.Current.CancellationToken);

        string names;
        do names = await own.NextAsync("viewers");
        while (!names.Contains(System.Text.Json.JsonEncodedText.Encode(colleague.Account!.Name).Value, StringComparison.Ordinal));
        Assert.DoesNotContain(System.Text.Json.JsonEncodedText.Encode(agent.Account!.Name).Value + "\"", names, StringComparison.Ordinal);
    }
}
