using System.Diagnostics;
using System.Globalization;
using SmartCaBot.Host.Tests.Running.Killing;

namespace SmartCaBot.Host.Tests.Running;

/// <summary>
/// Host and commands are killed without warning while citizens sign through the API, the key-encryption key is replaced and certificates are
/// suspended, resumed and revoked; then everything that was left is held against everything else.
/// </summary>
[Collection(Alone)]
[Trait("kills", "hosts")]
public sealed class KillingTests(ITestOutputHelper output)
{
    private const string Alone = "alone";
    private const string AnsPassphrase = "sông Ba chảy về Tuy Hòa";
    private const string BinhsPassphrase = "núi Chư Yang Sin cao 2442";

    /// <summary>Who sign; the last two of them, and others, have their certificates suspended, resumed and revoked.</summary>
    private const int Signers = 8;
    private const int Steady = 6;
    private const int Changed = 8;

    private static readonly string[] Rotate = ["keys", "rotate", "--custodians", "an,binh"];
    private static readonly bool Long = Environment.GetEnvironmentVariable("SMARTCABOT_LONG") == "1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_again_and_again_signing_rotating_and_revoking_sign_once_leave_a_record_and_lose_no_key()
    {
        var (kills, keys) = Long ? (200, 400) : (3, 40);
        await using var running = new RunningHost();
        await CustodianAsync(running, "an", AnsPassphrase);
        await CustodianAsync(running, "binh", BinhsPassphrase);
        await SetUpAsync(running);
        var people = await InstallationCore.UseAsync(running.Data, core => core.EnrolAsync(keys));

        Assert.Equal(1, (await RunAsync(running, AnsPassphrase, ["keys", "rotate", "--custodians", "an,an"])).Code);
        Assert.Equal(1, (await RunAsync(running, $"{AnsPassphrase}\nkhông biết gì hết\n", Rotate)).Code);
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, (await RunAsync(running, Both, Rotate)).Code);
        output.WriteLine($"{keys} keys moved in {watch.Elapsed}");

        await using var portal = await LiveAsync(running, people, kills, watch.Elapsed);
        // Finishes what a kill left; if that was nothing, it is one more rotation.
        Assert.Equal(0, (await RunAsync(running, Both, Rotate)).Code);

        var signed = await InstallationCore.UseAsync(running.Data, core => Ledger.CheckAsync(core, people, portal));
        output.WriteLine($"{signed} authorisations signed, {portal.Confirmations} confirmations answered, {portal.Seen.Count} signatures seen by the portal");
        await CheckKeysAsync(running, people);
        await CheckAuditAsync(running);
        foreach (var protocol in Directory.GetFiles(Path.Combine(running.Data, "authority", "ceremonies")).Take(1))
            Assert.Contains("signed by binh", (await RunAsync(running, "", ["keys", "protocol", protocol])).Output);

        // Token and database of one moment, in another place: the token signs with every key.
        var (backup, restored) = (running.File("backup"), running.File("restored"));
        Assert.Equal(0, (await RunAsync(running, "", ["backup", backup, "--with-keys"])).Code);
        Assert.Equal(0, (await ChildProcess.RunAsync(restored, "Development", "", ["restore", backup])).Code);
        await InstallationCore.UseAsync(restored, core => core.SignAsync(people[..5], "restored"));
    }

    private static string Both => $"{AnsPassphrase}\n{BinhsPassphrase}\n";

    /// <summary>The rounds; ends with the host stopped.</summary>
    private async Task<BusyPortal> LiveAsync(RunningHost running, List<Enrolled> people, int kills, TimeSpan rotation)
    {
        var seed = Environment.GetEnvironmentVariable("SMARTCABOT_CRASH_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        output.WriteLine($"seed {seed} (SMARTCABOT_CRASH_SEED)");
        var random = new Random(seed);
        var integrator = (await running.CommandAsync("integrator", "add", "--name", "Cổng thử nghiệm", "--kinds", "Sp769V1")).Output
            .Split('\n').Select(line => line.Split(' ', 2)).Where(words => words.Length == 2).ToDictionary(words => words[0], words => words[1].Trim());
        var settings = new Dictionary<string, string>
        {
            ["SmartCaBot__SigningApi__Enabled"] = "true",
            ["SmartCaBot__SigningApi__RequestsPerSecond"] = "10000",
            ["SmartCaBot__Web__RequestsPerSecond"] = "10000",
            ["SmartCaBot__Delivery__Record"] = "false",
        };
        await running.StartAsync(settings);
        var address = running.Host.Address;
        await running.Host.StopAsync(Cancel);
        var portal = new BusyPortal(integrator["sp_id"], integrator["sp_password"], address);
        settings["SmartCaBot__Delivery__Sms__Url"] = (await portal.ListenAsync()).ToString();
        portal.Start(people.Take(Signers));
        var unfinished = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            var beforeHost = random.Next(4) == 0;
            string[]? command = random.Next(3) switch { 0 => Rotate, 1 => Change(people[Steady + random.Next(Changed)], random), _ => null };
            var victim = command is not null && beforeHost ? await Victim.StartAsync(running, Both, command) : null;
            await running.StartAsync(settings, address);
            victim ??= command is null ? null : await Victim.StartAsync(running, Both, command);
            await Task.Delay(rotation * random.NextDouble(), Cancel);
            unfinished += victim is { IsOver: false } ? 1 : 0;
            victim?.Kill();
            await running.Host.KillAsync(Cancel);
            if (victim is not null) await victim.DisposeAsync();
        }

        await running.StartAsync(settings, address);
        // On a busy machine nothing may have come to its end in so few rounds.
        await portal.SeeMoreAsync().WaitAsync(TimeSpan.FromMinutes(2), Cancel);
        await portal.EndAsync().WaitAsync(TimeSpan.FromMinutes(2), Cancel);
        Assert.Equal(0, await running.Host.StopAsync(Cancel));
        output.WriteLine($"{kills} kills of the host, {unfinished} of a command with it");
        return portal;
    }

    private static string[] Change(Enrolled whose, Random random)
    {
        var serial = whose.Credential.SerialNumber;
        return random.Next(8) switch
        {
            0 => ["certificate", "revoke", serial, "--reason", "KeyCompromise", "--as", "canbo1"],
            < 5 => ["certificate", "suspend", serial, "--as", "canbo1"],
            _ => ["certificate", "resume", serial, "--as", "canbo1"],
        };
    }

    /// <summary>All are under one key, each was seen to sign when it was moved there, and those that may sign do.</summary>
    private async Task CheckKeysAsync(RunningHost running, List<Enrolled> people)
    {
        var list = await RunAsync(running, "", ["keys", "list"]);
        output.WriteLine(list.Output);
        Assert.Single(list.Output.Split('\n'), line => line.Contains($" {people.Count} citizens' keys", StringComparison.Ordinal));
        await InstallationCore.UseAsync(running.Data, core => core.SignAsync([.. people.Take(Steady), .. people.Skip(Steady + Changed)], "after"));
    }

    /// <summary>The log is whole, here and as a file somewhere else; one that was cut off is seen to be.</summary>
    private static async Task CheckAuditAsync(RunningHost running)
    {
        var verdict = await running.CommandAsync("audit", "verify");
        Assert.True(verdict.Code == 0, verdict.Output);
        var export = running.File("audit.jsonl");
        Assert.Equal(0, (await running.CommandAsync("audit", "export", export)).Code);
        string[] elsewhere = ["audit", "verify", export, "--key", Path.Combine(running.Data, "authority", "audit-seal.pub")];
        Assert.Equal(0, (await running.CommandAsync(elsewhere)).Code);
        var lines = await File.ReadAllLinesAsync(export, Cancel);
        foreach (var (damaged, said) in new (string[] Lines, string Said)[]
                 {
                     (lines[..^2], $"BROKEN at record {lines.Length - 2}: CutOff"),
                     ([.. lines, lines[^1].Replace($"\"sequence\":{lines.Length - 1}", $"\"sequence\":{lines.Length}", StringComparison.Ordinal)], $"BROKEN at record {lines.Length}: behind"),
                     (lines[1..], "--part"),
                 })
        {
            await File.WriteAllLinesAsync(export, damaged, Cancel);
            var refused = await running.CommandAsync(elsewhere);
            Assert.Equal(1, refused.Code);
            Assert.Contains(said, refused.Output, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await running.CommandAsync([.. elsewhere, "--part"])).Code);
    }

    /// <summary>The token is filled by the two, and not by one.</summary>
    private static async Task SetUpAsync(RunningHost running)
    {
        string[] setUp = ["keys", "setup", "--custodians", "an,binh"];
        var dual = new Dictionary<string, string> { ["SmartCaBot__Token__DualControl"] = "true" };
        Task<Finished> FillAsync(string input) => ChildProcess.RunAsync(running.Data, "Development", input, setUp, dual);
        Assert.Equal(1, (await FillAsync($"{AnsPassphrase}\n{AnsPassphrase}\n")).Code);
        Assert.False(File.Exists(Path.Combine(running.Data, "keys", "token-filled")));
        var filled = await FillAsync(Both);
        Assert.True(filled.Code == 0, filled.Errors);
        Assert.True(File.Exists(Path.Combine(running.Data, "keys", "token-filled")));
    }

    private static async Task CustodianAsync(RunningHost running, string name, string passphrase)
    {
        var added = await RunAsync(running, $"{passphrase}\n{passphrase}\n", ["keys", "custodian", "add", name]);
        Assert.True(added.Code == 0, added.Errors);
    }

    private static Task<Finished> RunAsync(RunningHost running, string input, string[] arguments) =>
        ChildProcess.RunAsync(running.Data, "Development", input, arguments);
}
