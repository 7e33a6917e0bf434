using System.Text.Json;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Host.Demo;
using SmartCaBot.Host.Setup;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Host.Tests.Running;

/// <summary>The main job on real parts, as three citizens live it; then what was left behind is looked at.</summary>
public sealed class MainJobTests
{
    [Fact]
    public async Task Three_citizens_register_and_sign_one_file_and_leave_no_secret_behind()
    {
        await using var running = new RunningHost();
        await running.StartAsync();
        var original = DemoDocument.Make();
        var document = original;
        var invoice = "<HDon><DLHDon Id=\"hd\"><SHDon>7</SHDon></DLHDon><DSCKS><NBan/><NMua/></DSCKS></HDon>"u8.ToArray();
        var codes = new List<string>();
        foreach (var person in new[] { DemoPerson.Lan, DemoPerson.Minh, DemoPerson.Hoa })
        {
            using var chat = running.Chat();
            var citizen = new DemoCitizen(chat, person);
            await citizen.AskAsync(TestContext.Current.CancellationToken);
            await citizen.RegisterAsync(TestContext.Current.CancellationToken);
            var file = await citizen.SignAsync("don.pdf", document, TestContext.Current.CancellationToken);
            var signed = await chat.DownloadAsync(file, TestContext.Current.CancellationToken);
            Assert.True(signed.AsSpan().StartsWith(document));
            Assert.Equal("don-da-ky.pdf", file.Name);
            document = signed;
            if (person != DemoPerson.Hoa)
            {
                file = await citizen.SignAsync("hoa-don.xml", invoice, TestContext.Current.CancellationToken);
                Assert.Equal(("hoa-don-da-ky.xml", "application/xml"), (file.Name, file.ContentType));
                invoice = await chat.DownloadAsync(file, TestContext.Current.CancellationToken);
            }

            codes.AddRange(citizen.Codes);
        }

        Assert.Equal(8, codes.Count);
        await CheckSignedFileAsync(running, document, original);
        await CheckInvoiceAsync(running, invoice);
        await CheckSignaturesBesideAsync(running);
        Assert.Equal(0, (await running.CommandAsync("audit", "verify")).Code);
        Assert.Equal(0, await running.Host.StopAsync(TestContext.Current.CancellationToken));
        await CheckNothingLeaksAsync(running, codes);
    }

    private static async Task CheckSignedFileAsync(RunningHost running, byte[] document, byte[] original)
    {
        var path = running.File("signed.pdf");
        await File.WriteAllBytesAsync(path, document, TestContext.Current.CancellationToken);
        var authority = new AuthorityFiles(DataDirectory.Open(running.Data));
        await using var content = File.OpenRead(path);
        var verification = Verifier.Describe(
            await new Verifier(authority, FormatOptions.Of(1 << 20, TimeZoneInfo.Utc), TimeProvider.System).VerifyAsync(content, null, TestContext.Current.CancellationToken));
        Assert.Equal(["Nguyễn Thị Lan", "Lê Văn Minh", "Trần Thị Hoà"], verification.Signatures.Select(s => s.Signer));
        Assert.Equal(
            [VerificationOutcome.ValidWithLaterChanges, VerificationOutcome.ValidWithLaterChanges, VerificationOutcome.Valid],
            verification.Signatures.Select(s => s.Outcome));
        var said = new StringWriter();
        Assert.True(await OutsideVerifiers.CheckAsync(path, original, authority.Root, said, TestContext.Current.CancellationToken), said.ToString());
        Assert.Equal(3, (await OutsideVerifiers.AskAsync("pdfsig", ["-nocert", path], TestContext.Current.CancellationToken)).Split("Signature is Valid").Length - 1);
    }

    private static async Task CheckInvoiceAsync(RunningHost running, byte[] invoice)
    {
        var path = running.File("invoice");
        await File.WriteAllBytesAsync(path, invoice, TestContext.Current.CancellationToken);
        var verdict = await running.CommandAsync("verify", path, "--json");
        Assert.Equal(0, verdict.Code);
        var signatures = JsonDocument.Parse(verdict.Output).RootElement.GetProperty("signatures").EnumerateArray().ToArray();
        Assert.Equal(["NBan Nguyễn Thị Lan", "NMua Lê Văn Minh"], signatures.Select(s => $"{s.GetProperty("name")} {s.GetProperty("signer")}"));
        Assert.All(signatures, s => Assert.Equal(("Valid", "CoversItsPart"), (s.GetProperty("outcome").GetString(), s.GetProperty("coverage").GetString())));
    }

    /// <summary>Any file: two sign by the command, beside it.</summary>
    private static async Task CheckSignaturesBesideAsync(RunningHost running)
    {
        var path = running.File("bang-ke.csv");
        await File.WriteAllTextAsync(path, "1,Gạo\n", TestContext.Current.CancellationToken);
        foreach (var person in new[] { DemoPerson.Lan, DemoPerson.Minh })
            Assert.Equal((0, path + ".p7s\n"), await SigningCommand.RunAsync(running, path, person.CitizenId));

        Assert.Contains("  Nguyễn Thị Lan, ", (await running.CommandAsync("verify", path)).Output);
        var verdict = await running.CommandAsync("verify", path + ".p7s");
        Assert.Equal(0, verdict.Code);
        Assert.Contains("  Lê Văn Minh, ", verdict.Output);
        File.Delete(path);
        Assert.Contains("its document was not given", (await running.CommandAsync("verify", path + ".p7s")).Output);
    }

    private static async Task CheckNothingLeaksAsync(RunningHost running, List<string> codes)
    {
        Assert.All(codes, code => Assert.DoesNotMatch($@"\b{code}\b", running.Log));
        foreach (var secret in new[] { "066162004567", "0905123456", "905123456", "lan.nguyen@example.vn", "066060004568", "066158004569" })
        {
            Assert.DoesNotContain(secret, running.Log, StringComparison.Ordinal);
            foreach (var file in Directory.EnumerateFiles(running.Data, "*", SearchOption.AllDirectories))
            {
                var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
                Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{Path.GetFileName(file)} holds {secret}");
            }
        }
    }
}
