using System.Diagnostics;
using System.Globalization;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Tests.Support;

namespace SmartCaBot.Storage.Tests;

/// <summary>A process that writes turns is killed at random moments; what it was told to be committed must be there, once.</summary>
public sealed class CrashTests : IDisposable
{
    private const string FolderVariable = "SMARTCABOT_CRASH_FOLDER";
    private const int Rounds = 20;
    private const int Writers = 8;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "smartcabot-crash-" + Guid.NewGuid().ToString("N")[..12]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_acknowledged_turn_survives_a_kill_and_none_is_doubled()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Kills a process the POSIX way.");
        Directory.CreateDirectory(_folder);
        var acknowledged = 0;
        for (var round = 0; round < Rounds; round++)
        {
            await RunUntilKilledAsync();
            acknowledged = await VerifyAsync();
        }
        Assert.True(acknowledged > Rounds, "The writers hardly wrote anything, so nothing was tested.");
    }

    /// <summary>The process that is killed; the test above starts it.</summary>
    [Fact(Explicit = true)]
    public async Task Writes_until_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "Started by another test only.");
        await using var storage = await StorageModule.OpenAsync(Options(folder), TimeProvider.System, Cancel);
        // Unbuffered: what is written here is known to the system when the process dies.
        await using var log = new FileStream(
            Path.Combine(folder, "acknowledged"), FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(storage.Conversations, $"c{writer}", log)));
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private static async Task WriteAsync(IConversationStore store, string conversation, FileStream log)
    {
        var version = (await store.LoadAsync(conversation, Cancel))?.Version ?? 0;
        for (; ; version++)
        {
            var activity = $"{conversation}-{version}-{Guid.NewGuid():N}";
            await store.ReceiveAsync(Turns.Incoming(conversation, activity), Cancel);
            var result = await store.CommitAsync(Turns.Commit(conversation, version, activity), Cancel);
            Assert.Equal(CommitResult.Committed, result);
            var line = System.Text.Encoding.ASCII.GetBytes($"{conversation} {version * 2 + 1} {activity}\n");
            lock (log)
                log.Write(line);
        }
    }

    private async Task RunUntilKilledAsync()
    {
        var log = new FileInfo(Path.Combine(_folder, "acknowledged"));
        var before = log.Exists ? log.Length : 0;
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "SmartCaBot.Storage.Tests"),
            ["-method", $"{typeof(CrashTests).FullName}.{nameof(Writes_until_killed)}", "-explicit", "only", "-noLogo"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[FolderVariable] = _folder;
        using var writer = Process.Start(start)!;
        var output = writer.StandardOutput.ReadToEndAsync(Cancel);
        writer.BeginErrorReadLine();
        do
        {
            await Task.Delay(10, Cancel);
            if (writer.HasExited)
                Assert.Fail("The writer ended by itself: " + await output);
            log.Refresh();
        }
        while (!log.Exists || log.Length == before);
        await Task.Delay(Random.Shared.Next(200), Cancel);
        writer.Kill();
        await writer.WaitForExitAsync(Cancel);
    }

    private async Task<int> VerifyAsync()
    {
        await using var storage = await StorageModule.OpenAsync(Options(_folder), TimeProvider.System, Cancel);
        var acknowledged = (await File.ReadAllLinesAsync(Path.Combine(_folder, "acknowledged"), Cancel))
            .Select(line => line.Split(' '))
            .ToList();
        var pending = (await storage.Conversations.PendingAsync(DateTimeOffset.MaxValue, 10_000, Cancel)).Select(open => open.ActivityId).ToHashSet();
        foreach (var lines in acknowledged.GroupBy(line => line[0]))
        {
            var conversation = (await storage.Conversations.LoadAsync(lines.Key, Cancel))!;
            var entries = await storage.Conversations.ReadTranscriptAsync(lines.Key, 0, int.MaxValue, Cancel);
            Assert.Equal(conversation.LastSequence, entries.Count);
            Assert.Equal(conversation.Version * 2, entries.Count);
            Assert.Equal(entries.Count / 2, entries.Where(entry => entry.Visible).Select(entry => entry.Activity.Id).Distinct().Count());
            foreach (var line in lines)
            {
                Assert.Equal(line[2], entries[int.Parse(line[1], CultureInfo.InvariantCulture) - 1].Activity.Id);
                Assert.DoesNotContain(line[2], pending);
            }
        }
        Assert.Empty(await storage.Maintenance.CheckAsync(Cancel));
        return acknowledged.Count;
    }

    private static StorageOptions Options(string folder) => new() { DataDirectory = folder, Key = new byte[32] };
}
