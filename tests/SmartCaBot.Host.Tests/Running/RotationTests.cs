using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Host.Composition;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Setup;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Tests.Running;

/// <summary>The key-encryption key is replaced by the program's own commands, which are killed on the way.</summary>
[Collection(Alone)]
public sealed class RotationTests(ITestOutputHelper output)
{
    private const string Alone = "alone";
    private const string AnsPassphrase = "sông Ba chảy về Tuy Hòa";
    private const string BinhsPassphrase = "núi Chư Yang Sin cao 2442";
    private static readonly string[] Rotate = ["keys", "rotate", "--custodians", "an,binh"];
    private static readonly bool Long = Environment.GetEnvironmentVariable("SMARTCABOT_LONG") == "1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_again_and_again_a_rotation_loses_no_key_and_is_refused_to_one_custodian()
    {
        var (kills, keys) = Long ? (50, 400) : (3, 40);
        await using var running = new RunningHost();
        await CustodianAsync(running, "an", AnsPassphrase);
        await CustodianAsync(running, "binh", BinhsPassphrase);
        await SetUpAsync(running);
        var credentials = await WithCoreAsync(running.Data, core => EnrolAsync(core, keys));

        Assert.Equal(1, (await RunAsync(running, AnsPassphrase, ["keys", "rotate", "--custodians", "an,an"])).Code);
        Assert.Equal(1, (await RunAsync(running, $"{AnsPassphrase}\nkhông biết gì hết\n", Rotate)).Code);
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, (await RunAsync(running, Both, Rotate)).Code);
        var whole = watch.Elapsed;

        var seed = Environment.GetEnvironmentVariable("SMARTCABOT_CRASH_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        output.WriteLine($"seed {seed} (SMARTCABOT_CRASH_SEED); {keys} keys in {whole}");
        var random = new Random(seed);
        for (var kill = 0; kill < kills; kill++)
            await KillAsync(running, whole * (0.3 + (0.7 * random.NextDouble())));
        // Finishes what a kill left; if that was nothing, it is one more rotation.
        Assert.Equal(0, (await RunAsync(running, Both, Rotate)).Code);

        await WithCoreAsync(running.Data, core => SignAsync(core, credentials, "after"));
        var list = await RunAsync(running, "", ["keys", "list"]);
        output.WriteLine(list.Output);
        Assert.Single(list.Output.Split('\n'), line => line.Contains($" {keys} citizens' keys", StringComparison.Ordinal));
        var verdict = await running.CommandAsync("audit", "verify");
        Assert.True(verdict.Code == 0, verdict.Output);
        foreach (var protocol in Directory.GetFiles(Path.Combine(running.Data, "authority", "ceremonies")).Take(1))
            Assert.Contains("signed by binh", (await RunAsync(running, "", ["keys", "protocol", protocol])).Output);

        // Token and database of one moment, in another place: the token signs with every key.
        var (backup, restored) = (running.File("backup"), running.File("restored"));
        Assert.Equal(0, (await RunAsync(running, "", ["backup", backup, "--with-keys"])).Code);
        Assert.Equal(0, (await ChildProcess.RunAsync(restored, "Development", "", ["restore", backup])).Code);
        await WithCoreAsync(restored, core => SignAsync(core, credentials[..5], "restored"));
    }

    private static string Both => $"{AnsPassphrase}\n{BinhsPassphrase}\n";

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

    private static async Task KillAsync(RunningHost running, TimeSpan after)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "smartcabot"), Rotate)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["SmartCaBot__Data__Directory"] = running.Data },
        })!;
        await process.StandardInput.WriteAsync(Both);
        process.StandardInput.Close();
        await Task.WhenAny(process.WaitForExitAsync(Cancel), Task.Delay(after, Cancel));
        process.Kill();
        await process.WaitForExitAsync(Cancel);
    }

    /// <summary>A signing core of this process on the installation, while none of its own runs.</summary>
    private static async Task<T> WithCoreAsync<T>(string data, Func<(SigningCore Core, CodeBox Codes), Task<T>> work)
    {
        var options = new SmartCaOptions { Data = new DataOptions { Directory = data } };
        await using var installation = await Installation.OpenAsync(options, Cancel);
        var storage = installation.Storage;
        await using var token = new Token(
            new TokenOptions { LibraryPath = SoftHsm.DebianLibrary, Label = options.Token.Label, UserPinFile = Path.Combine(data, "keys", "token-user.pin") },
            TimeProvider.System, NullLogger<Token>.Instance);
        var codes = new CodeBox();
        var core = new SigningCore(
            token,
            new SigningPorts(storage.Signing, storage.Enrolment, storage.Audit, storage.IdentityChecks, codes) { WrappingKeys = storage.WrappingKeys },
            new SigningCoreOptions
            {
                Enrolment = new EnrolmentOptions { AutoApprove = true, KeyAlgorithm = KeyAlgorithm.P256 },
                Codes = new CodeAllowance { PerHour = 1_000_000, PerDay = 1_000_000 },
            },
            TimeProvider.System, NullLoggerFactory.Instance);
        return await work((core, codes));
    }

    private static async Task<List<(SubjectId Subject, Guid Credential)>> EnrolAsync((SigningCore Core, CodeBox Codes) office, int count)
    {
        var enrolled = new List<(SubjectId, Guid)>();
        for (var number = 0; number < count; number++)
        {
            var subject = new SubjectId($"rotation-{number}");
            var citizen = new Citizen(
                FullName.Parse("Nguyễn Thị Thử"), CitizenId.Parse($"066190{number:000000}"), new DateOnly(1990, 5, 20), new DateOnly(2022, 5, 20),
                new DateOnly(2030, 5, 20), PhoneNumber.Parse("0912345678"), EmailAddress.Parse("thu@example.vn"), "Đắk Lắk", "Phường Buôn Ma Thuột");
            var consent = new ConsentRecord(new EnrolmentOptions().ConsentPurpose, "1", DateTimeOffset.UnixEpoch);
            var submitted = (SubmitResult.Submitted)await office.Core.Enrolment.SubmitAsync("1", subject, citizen, consent, null, null, Cancel);
            var activated = (ActivationResult.Activated)await office.Core.Enrolment.ActivateAsync(
                "1", submitted.Dossier.Id, subject, office.Codes.Take(submitted.Dossier.Id), Cancel);
            enrolled.Add((subject, activated.Credential.Id));
        }

        return enrolled;
    }

    private static async Task<int> SignAsync((SigningCore Core, CodeBox Codes) office, List<(SubjectId Subject, Guid Credential)> credentials, string key)
    {
        foreach (var (subject, credential) in credentials)
        {
            var prepared = (PrepareResult.Prepared)await office.Core.Signing.PrepareHashesAsync(
                key, subject, credential, [new HashToSign("don.pdf", new byte[32])], Cancel);
            await office.Core.Signing.SendCodeAsync("1", prepared.Transaction.Id, subject, Cancel);
            Assert.IsType<ConfirmResult.Signed>(await office.Core.Signing.ConfirmAsync(
                "1", prepared.Transaction.Id, subject, office.Codes.Take(prepared.Transaction.Id), Cancel));
        }

        return credentials.Count;
    }

    private sealed class CodeBox : IOtpSender
    {
        private readonly ConcurrentDictionary<Guid, string> _codes = new();

        public ValueTask<bool> SendAsync(OtpMessage message, CancellationToken cancellationToken)
        {
            _codes[message.Reference] = message.Code.Value;
            return ValueTask.FromResult(true);
        }

        public string Take(Guid reference) => _codes.TryRemove(reference, out var code) ? code : throw new InvalidOperationException("No code was sent.");
    }
}
