using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Tests.Support;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Tests;

/// <summary>While somebody of the office writes in the channel's own console, the bot keeps silent and forgets nothing.</summary>
public sealed class PauseTests
{
    private readonly Talk _talk = new();

    [Fact]
    public async Task The_bot_is_silent_until_the_pause_is_over_and_the_messages_are_kept()
    {
        await PauseAsync(minutes: 30);

        var during = await _talk.SayAsync("hello");
        Assert.Empty(during.Replies);
        Assert.Equal(("hello", TurnOutcome.Ignored), (during.Echo!.Text, during.Outcome));
        _talk.Now += TimeSpan.FromMinutes(31);

        Assert.NotEmpty((await _talk.SayAsync("hello")).Replies);
        Assert.Null(_talk.State.PausedUntil);
    }

    [Fact]
    public async Task The_office_hands_the_conversation_back()
    {
        await PauseAsync(minutes: 30);
        await PauseAsync(minutes: null);

        Assert.NotEmpty((await _talk.SayAsync("hello")).Replies);
    }

    [Fact]
    public async Task A_file_that_could_not_be_taken_is_told()
    {
        await _talk.TurnAsync(new Activity { Type = ActivityTypes.Message, Attachments = [AttachedFiles.Lost("đơn.pdf", LostFile.TooLarge)] });

        Assert.StartsWith("chat.file.too_large", _talk.Said, StringComparison.Ordinal);
    }

    private Task<TurnResult> PauseAsync(int? minutes) => _talk.TurnAsync(new Activity
    {
        Type = ActivityTypes.Event,
        Name = FlowEngine.PauseEvent,
        Value = minutes is { } some ? JsonSerializer.SerializeToElement(new { until = _talk.Now.AddMinutes(some) }) : null,
    });
}
