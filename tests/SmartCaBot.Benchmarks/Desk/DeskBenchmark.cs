using System.Diagnostics;
using SmartCaBot.Benchmarks.Turn;
using SmartCaBot.Benchmarks.Web;

namespace SmartCaBot.Benchmarks.Desk;

/// <summary>
/// Two hundred agents and two thousand conversations that people wait in or talk in: how long a citizen's message takes to stand on the agent's
/// page, from the moment it leaves the phone: through the turn on disk, the feed, and the page's request for what is new.
/// </summary>
internal static class DeskBenchmark
{
    private const int Agents = 200;
    private const int Conversations = 2_000;
    private const int CasesEach = 3;
    private const int AtOnce = 8;

    /// <summary>Of all who talk with an agent, one message in twelve seconds each.</summary>
    private const int MessagesPerSecond = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(BenchContext context)
    {
        using var data = BenchContext.Scratch();
        var port = ServerProcess.FreePort();
        await using var server = await StartAsync(context, data.Path, port);
        var agents = await SignInAsync(server.Address, data.Path);
        using var crowd = new Crowd(server.Address);
        await crowd.GrowAsync(Conversations, WebServers.Secret, CancellationToken.None);
        var talkers = await FillAsync(crowd, agents);

        using var stop = new CancellationTokenSource();
        var marks = new Marks();
        foreach (var agent in agents) agent.Shown = marks.Find;
        var feeds = await FollowAsync(agents, stop.Token);
        await TalkAsync(talkers, TimeSpan.FromSeconds(3), marks, from: 0);
        marks.ForgetTimes();
        var sent = await TalkAsync(talkers, TimeSpan.FromSeconds(context.Seconds * 3), marks, from: 1000);
        for (var waited = Stopwatch.StartNew(); marks.Missing > 0 && waited.Elapsed < Patience;) await Task.Delay(50);
        var memory = server.Memory() / (1024.0 * 1024);
        await stop.CancelAsync();
        await Task.WhenAll(feeds).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var agent in agents) agent.Dispose();

        var times = marks.Times();
        Console.Error.WriteLine($"{times.Length} of {sent} messages measured.");
        var scene = $"{Agents} agents, {Conversations} open conversations, {MessagesPerSecond} messages/s";
        BenchResults.Report(context,
        [
            new BenchRow("desk", $"{scene}: on the agent's page, p50", times[times.Length / 2], "ms", null),
            new BenchRow("desk", $"{scene}: on the agent's page, p99", times[times.Length * 99 / 100], "ms", null),
            new BenchRow("desk", $"{scene}: never on the page", marks.Missing, "messages", null),
            new BenchRow("desk", $"{scene}: memory of the host", memory, "MiB", null),
        ]);
        return marks.Missing == 0 ? 0 : 1;
    }

    private static Task<ServerProcess> StartAsync(BenchContext context, string data, int port) => ServerProcess.StartAsync(
        "dotnet", [TurnBenchmark.HostDll(context)], port, new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["SmartCaBot__Data__Directory"] = data,
            ["SmartCaBot__Web__DirectLineSecrets__0"] = WebServers.Secret,
            ["SmartCaBot__Web__TrustedProxies__0"] = "127.0.0.1",
            ["Logging__LogLevel__Default"] = "Warning",
        });

    private static async Task<AgentBrowser[]> SignInAsync(Uri server, string data)
    {
        var accounts = await DeskOffice.PrepareAsync(data, Agents);
        var agents = new AgentBrowser[Agents];
        await Parallel.ForEachAsync(Enumerable.Range(0, Agents), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            agents[number] = new AgentBrowser(server, number);
            await agents[number].SignInAsync(accounts[number]);
        });
        return agents;
    }

    /// <summary>Everybody asks for a person; each agent takes a few. Returns those who were taken.</summary>
    private static async Task<ChatClient[]> FillAsync(Crowd crowd, AgentBrowser[] agents)
    {
        var taken = Agents * CasesEach;
        await AskForPersonAsync(crowd.Clients.Take(taken));
        await Parallel.ForEachAsync(agents, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (agent, _) =>
        {
            while (agent.Cases.Count < CasesEach && await agent.TakeNextAsync() is not null)
            {
            }
        });
        await AskForPersonAsync(crowd.Clients.Skip(taken));
        var missing = taken - agents.Sum(agent => agent.Cases.Count);
        if (missing > 0) throw new InvalidOperationException($"{missing} conversations were not taken.");
        return [.. crowd.Clients.Take(taken)];
    }

    private static Task AskForPersonAsync(IEnumerable<ChatClient> people) => Parallel.ForEachAsync(
        people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce * 4 }, async (person, token) =>
        {
            await person.AskAsync("gặp người hỗ trợ", token);
            await person.AskAsync("hỏi về chữ ký số", token);
        });

    private static async Task<Task[]> FollowAsync(AgentBrowser[] agents, CancellationToken stop)
    {
        var feeds = new List<Task>();
        foreach (var chunk in agents.Chunk(AtOnce))
        {
            var opened = chunk.Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
            var started = chunk.Zip(opened, (agent, open) => agent.FollowAsync(open, stop)).ToArray();
            await Task.WhenAny(Task.WhenAll(opened.Select(o => o.Task)), Task.WhenAny(started)).Unwrap();
            feeds.AddRange(started);
        }

        return [.. feeds];
    }

    /// <summary>People write in turn, evenly spread over the time. Returns how many messages.</summary>
    private static async Task<int> TalkAsync(ChatClient[] people, TimeSpan time, Marks marks, int from)
    {
        var count = (int)(time.TotalSeconds * MessagesPerSecond);
        var since = Stopwatch.GetTimestamp();
        var posts = new List<Task>(count);
        for (var i = 0; i < count; i++)
        {
            var early = TimeSpan.FromSeconds((double)i / MessagesPerSecond) - Stopwatch.GetElapsedTime(since);
            if (early > TimeSpan.FromMilliseconds(2)) await Task.Delay(early);
            var word = marks.Send(from + i);
            posts.Add(people[(from + (i * 7)) % people.Length].PostAsync($"tôi hỏi thêm {word}", $"d{from + i}", CancellationToken.None));
        }

        await Task.WhenAll(posts);
        return count;
    }
}
