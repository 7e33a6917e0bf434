using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;
using SmartCaBot.TestKit.Simulators;

namespace SmartCaBot.Storage.Tests;

/// <summary>The whole bot, two nodes of it, over a real database.</summary>
public sealed class HandoffTests(PostgresServer postgres)
{
    // Whoever looks through the database, its log or a backup must not find them.
    private static readonly string[] Canaries = ["482913", "739164", "066162004567", "0905123456", "1357"];

    private static readonly DeskAgent Lan = new("lan", "Chị Lan");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Of_a_hundred_parallel_claims_one_wins_and_the_others_learn_who(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await using var first = Node(house);
        await using var second = Node(house);
        await AskForPersonAsync(first);
        HandoffLine[] lines = [Line(first, house), Line(second, house)];

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(
            () => lines[i % 2].SendAsync("c1", new HandoffCommand.Claim(new DeskAgent($"a{i}", $"Agent {i}")), $"claim-{i}", Cancel), Cancel)));

        var winner = Assert.Single(results.OfType<HandoffResult.Done>()).Case.AgentName!;
        Assert.Equal(99, results.Count(r => r == new HandoffResult.TakenBy(winner)));
        Assert.Equal(winner, await house.QueryAsync<string>("SELECT agent_name FROM cases"));
        Assert.Equal(1, await house.QueryAsync<long>("SELECT count(*) FROM cases"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Nothing_secret_that_is_typed_to_a_person_is_kept(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await using var node = Node(house);
        var line = Line(node, house);
        await AskForPersonAsync(node, "mã otp 482913, thẻ 066162004567");
        await node.RunAsync(Message("w1", "gọi tôi 0905123456 nhé, mã là 4 8 2 9 1 3"), Cancel);
        await line.SendAsync("c1", new HandoffCommand.Claim(Lan), "claim", Cancel);
        var commit = await node.RunAsync(Message("w2", "pin 1357, otp 739164, căn cước 066 162 004 567"), Cancel);
        await line.SendAsync("c1", new HandoffCommand.Say(Lan, "Anh/chị vừa gửi căn cước 066162004567, đừng gửi nữa."), "say", Cancel);
        await line.SendAsync("c1", new HandoffCommand.Transfer(Lan, null, "general", "khách đọc mã 739164"), "queue", Cancel);

        Assert.DoesNotContain(commit!.Transcript, e => Holds(JsonSerializer.Serialize(e.Activity, ActivityJson.Wire.Activity)));
        var kept = string.Join('\n', (await house.Storage.Conversations.ReadTranscriptAsync("c1", 0, 1000, Cancel))
            .Select(e => JsonSerializer.Serialize(e.Activity, ActivityJson.Wire.Activity)));
        Assert.Contains("pin ••••, otp ••••••", kept, StringComparison.Ordinal);
        Assert.False(Holds(kept));
        Assert.False(Holds(await house.QueryAsync<string>("SELECT words || '|' || coalesce(note, '') FROM cases")));
        // Nor anywhere else: what the files of the database hold is encrypted or masked.
        await house.Storage.DisposeAsync();
        foreach (var file in Directory.EnumerateFiles(house.Options.DataDirectory, "*", SearchOption.AllDirectories))
            Assert.False(Holds(System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Cancel))), file);
    }

    private static bool Holds(string text) =>
        Canaries.Any(canary => text.Contains(canary, StringComparison.Ordinal)) || text.Contains("4 8 2 9 1 3", StringComparison.Ordinal)
        || text.Contains("066 162 004 567", StringComparison.Ordinal);

    private static async Task AskForPersonAsync(TurnRunner node, string words = "hỏi về phí")
    {
        await node.RunAsync(Message("m1", "gặp người hỗ trợ"), Cancel);
        await node.RunAsync(Message("m2", words), Cancel);
    }

    private static HandoffLine Line(TurnRunner node, House house) => new(node, house.Storage.Conversations, house.Clock);

    private static TurnRunner Node(House house)
    {
        var world = new SimulatedWorld();
        world.HelpDesk.Availability = new DeskAvailability.Open(1, null, null);
        return new TurnRunner(
            house.Storage.Conversations, BotDialogs.Create(RepositoryFiles.Content, RepositoryFiles.Understander, world.Ports),
            new NoRoute(), new NoListener(), TimeProvider.System);
    }

    private static IncomingActivity Message(string id, string text) => new(
        "c1", "directline", id, "dl_user",
        new Activity { Type = ActivityTypes.Message, Id = id, Text = text, From = new ChannelAccount { Id = "dl_user", Role = Roles.User } }, Turns.At);

    private sealed class NoRoute : IReplyRouter
    {
        public IReadOnlyList<OutboxMessage> Route(IncomingActivity incoming, IReadOnlyList<Activity> replies) => [];
    }

    private sealed class NoListener : ITurnListener;
}
