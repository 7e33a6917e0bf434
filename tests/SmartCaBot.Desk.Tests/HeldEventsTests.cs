using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Desk.Tests.Support;

namespace SmartCaBot.Desk.Tests;

/// <summary>What the system has to tell a citizen whom an agent is talking to, from the outbox to the transcript.</summary>
public sealed class HeldEventsTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    private const string Name = "smartca/test-";
    private const int Sent = 100;
    private const int Held = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_events_wait_for_the_end_of_the_talk_and_are_told_in_order_once()
    {
        using var agent = await house.AgentAsync();
        var (citizen, about) = await house.TakenAsync(agent);
        foreach (var number in Enumerable.Range(1, Sent)) await SendAsync(citizen, number);
        await DeliverUntilAsync(async () => (await StateAsync(citizen)).Held is { IsDefault: false, Length: Held });
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await DeliverAsync();
        Assert.Equal(Held, (await StateAsync(citizen)).Held.Length);

        var taken = (await TranscriptAsync(citizen))[^1].Sequence;
        await agent.PostAsync($"/desk/case/{about.Id}?handler=Return");
        await DeliverUntilAsync(async () =>
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await ToldAsync(citizen, taken)).Count >= Sent && (await StateAsync(citizen)).Held.IsDefault;
        });

        Assert.Equal(Enumerable.Range(1, Sent), await ToldAsync(citizen, taken));
        Assert.Equal(0, await house.Get<IOutboxReview>().CountDeadAsync(Cancel));
    }

    private async Task SendAsync(DeskCitizen citizen, int number)
    {
        var notice = new ConversationEvent($"{Name}{number:000}", JsonSerializer.SerializeToElement(number));
        await house.Get<IOutboxStore>().EnqueueAsync(
            new OutboxMessage($"test-{number:000}", ConversationEvent.Kind, citizen.ConversationId, JsonSerializer.Serialize(notice), house.Clock.GetUtcNow()), Cancel);
    }

    private async Task DeliverAsync()
    {
        foreach (var dispatcher in house.GetAll<IHostedService>().OfType<OutboxDispatcher>())
            while (await dispatcher.DeliverAsync(Cancel) > 0) await Task.Yield();
    }

    private async Task DeliverUntilAsync(Func<Task<bool>> isSo)
    {
        var since = Stopwatch.StartNew();
        do
        {
            Assert.True(since.Elapsed < Patience, "The events did not get there.");
            await DeliverAsync();
        }
        while (!await isSo());
    }

    private async Task<ConversationState> StateAsync(DeskCitizen citizen) =>
        (await house.Get<IConversationStore>().LoadAsync(citizen.ConversationId, Cancel))!.State;

    private async Task<IReadOnlyList<TranscriptEntry>> TranscriptAsync(DeskCitizen citizen) =>
        await house.Get<IConversationStore>().ReadTranscriptAsync(citizen.ConversationId, 0, 1000, Cancel);

    /// <summary>The numbers of the events that had their turn, in order.</summary>
    private async Task<IReadOnlyList<int>> ToldAsync(DeskCitizen citizen, long after) =>
    [
        .. (await TranscriptAsync(citizen)).Where(entry => entry.Sequence > after && entry.Activity.Name?.StartsWith(Name, StringComparison.Ordinal) == true)
            .Select(entry => int.Parse(entry.Activity.Name![Name.Length..], System.Globalization.CultureInfo.InvariantCulture)),
    ];
}
