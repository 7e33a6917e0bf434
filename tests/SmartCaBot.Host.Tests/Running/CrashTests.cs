using SmartCaBot.Conversations.Activities;
using SmartCaBot.Host.Composition;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Demo;
using SmartCaBot.Signing.Audit;

namespace SmartCaBot.Host.Tests.Running;

/// <summary>The host is killed without warning again and again while a citizen registers and signs, and goes on each time.</summary>
[Collection(Alone)]
[Trait("kills", "hosts")]
public sealed class CrashTests(ITestOutputHelper output)
{
    /// <summary>Each costs a start of the host, so a part of them in every run, all with SMARTCABOT_LONG=1.</summary>
    private static readonly int Kills = Environment.GetEnvironmentVariable("SMARTCABOT_LONG") == "1" ? 50 : 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private const string Alone = "alone";

    /// <summary>On a busy machine everything takes longer, so how long a host lives is counted in starts.</summary>
    private const double StartsPerLife = 1.2;

    [Fact]
    public async Task Kills_lose_nothing_double_nothing_and_sign_once()
    {
        var seed = Environment.GetEnvironmentVariable("SMARTCABOT_CRASH_SEED") is { } given
            ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        output.WriteLine($"seed {seed} (SMARTCABOT_CRASH_SEED)");
        await using var running = new RunningHost();
        await running.StartAsync();
        using var chat = running.Chat(Patience);
        using var done = new CancellationTokenSource();
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var killer = KillAsync(running, new Random(seed), done, failed.Token);
        int signed;
        try
        {
            signed = await LiveAsync(chat, done.Token);
            await killer;
        }
        finally
        {
            // A host that is being started must not outlive the test.
            await failed.CancelAsync();
            await Task.WhenAny(killer);
        }

        output.WriteLine($"{signed} documents signed, {chat.Sent.Count} messages sent");
        await CheckTranscriptAsync(chat);
        Assert.Equal(0, await running.Host.StopAsync(TestContext.Current.CancellationToken));
        await CheckAuditAsync(running, signed);
    }

    /// <summary>Registers, then signs one document after the other until the killing is over; how many were signed.</summary>
    private static async Task<int> LiveAsync(DirectLineClient chat, CancellationToken over)
    {
        var citizen = new DemoCitizen(chat, DemoPerson.Lan);
        await citizen.AskAsync(TestContext.Current.CancellationToken);
        await citizen.RegisterAsync(TestContext.Current.CancellationToken);
        var signed = 0;
        while (!over.IsCancellationRequested || signed == 0)
        {
            var file = await citizen.SignAsync($"don-{signed}.pdf", DemoDocument.Make(), TestContext.Current.CancellationToken);
            Assert.NotEmpty(await chat.DownloadAsync(file, TestContext.Current.CancellationToken));
            signed++;
        }

        return signed;
    }

    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class AloneCollection;

    private static async Task KillAsync(RunningHost running, Random random, CancellationTokenSource done, CancellationToken failed)
    {
        var address = running.Host.Address;
        for (var kill = 0; kill < Kills; kill++)
        {
            failed.ThrowIfCancellationRequested();
            await running.Host.KillAsync(TestContext.Current.CancellationToken);
            var started = TimeProvider.System.GetTimestamp();
            await running.StartAsync(address: address);
            var start = TimeProvider.System.GetElapsedTime(started);
            await Task.Delay(start * StartsPerLife * random.NextDouble(), failed);
        }

        await done.CancelAsync();
    }

    /// <summary>Read anew from the beginning: every message once, in order, each answered, and none that was not sent.</summary>
    private static async Task CheckTranscriptAsync(DirectLineClient chat)
    {
        var all = await chat.ReadAllAsync(TestContext.Current.CancellationToken);
        var echoes = all.Where(a => a.From?.Role == Roles.User && a.Type == ActivityTypes.Message).Select(a => a.Id!).ToArray();
        Assert.Equal(chat.Sent, echoes);
        var answered = all.Where(a => a.From?.Role == Roles.Bot).Select(a => a.ReplyToId).ToHashSet();
        Assert.All(echoes, id => Assert.Contains(id, answered));
        Assert.Equal(all.Count, all.Select(a => a.Id).Distinct().Count());
    }

    private static async Task CheckAuditAsync(RunningHost running, int signed)
    {
        var verdict = await running.CommandAsync("audit", "verify");
        Assert.True(verdict.Code == 0, verdict.Output);
        await using var installation = await Installation.OpenAsync(
            new SmartCaOptions { Data = new DataOptions { Directory = running.Data } }, TestContext.Current.CancellationToken);
        var signatures = new List<string>();
        await foreach (var record in installation.Storage.Audit.ReadAsync(0, TestContext.Current.CancellationToken))
            if (record.Event.Kind == AuditKind.TransactionSigned) signatures.Add(record.Event.Reference);
        Assert.Equal(signatures.Count, signatures.Distinct().Count());
        Assert.Equal(signed, signatures.Count);
    }
}
