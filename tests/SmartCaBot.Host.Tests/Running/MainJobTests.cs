using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Host.Demo;
using SmartCaBot.Host.Setup;
using SmartCaBot.Signing.Pdf;

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
            codes.AddRange(citizen.Codes);
        }

        Assert.Equal(6, codes.Count);
        await CheckSignedFileAsync(running, document, original);
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
            await new Verifier(authority, new PdfOptions(), TimeProvider.System).VerifyAsync(content, TestContext.Current.CancellationToken));
        Assert.Equal(["Nguyễn Thị Lan", "Lê Văn Minh", "Trần Thị Hoà"], verification.Signatures.Select(s => s.Signer));
        Assert.Equal(
            [VerificationOutcome.ValidWithLaterChanges, VerificationOutcome.ValidWithLaterChanges, VerificationOutcome.Valid],
            verification.Signatures.Select(s => s.Outcome));
        var said = new StringWriter();
        Assert.True(await OutsideVerifiers.CheckAsync(path, original, authority.Root, said, TestContext.Current.CancellationToken), said.ToString());
        Assert.Equal(3, (await OutsideVerifiers.AskAsync("pdfsig", ["-nocert", path], TestContext.Current.CancellationToken)).Split("Signature is Valid").Length - 1);
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
