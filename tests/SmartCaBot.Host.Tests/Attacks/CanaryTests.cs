using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using SmartCaBot.Host.Demo;

namespace SmartCaBot.Host.Tests.Attacks;

/// <summary>A code, a PIN and an identity number that come in by every way are in no view, no export and no log.</summary>
public sealed partial class CanaryTests(AttackedHost host) : IClassFixture<AttackedHost>
{
    private const string Number = "066190004271";
    private const string Pin = "73914682";
    private const string Reason = "kiểm tra dấu vết trong bài thử";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_secret_that_came_in_comes_out_to_staff_or_into_the_log()
    {
        using var chat = host.Running.Chat();
        var citizen = new DemoCitizen(chat, DemoPerson.Lan);
        await citizen.AskAsync(Cancel);
        await citizen.RegisterAsync(Cancel);
        await chat.SendFileAsync($"CCCD {Number}.pdf", DemoDocument.Make(), Cancel);
        await chat.PressAsync("Đồng ý ký", Cancel);
        var code = await citizen.SigningCodeAsync(Cancel);
        await chat.SayAsync("hủy", Cancel);
        // Typed where nobody asks for them, and told to a person.
        await chat.SayAsync($"số căn cước của tôi là {Number}, mã OTP là {code}, mã PIN là {Pin}", Cancel);
        await chat.SayAsync($"tôi muốn gặp cán bộ, số {Number} mã OTP {code} PIN {Pin}", Cancel);
        using var http = host.Running.Host.Client();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("text", $"căn cước {Number}, mã OTP {code}, PIN {Pin}"), KeyValuePair.Create("nonce", Guid.NewGuid().ToString("N"))]);
        using var say = new HttpRequestMessage(HttpMethod.Post, "/co-ban") { Content = form, Headers = { { "Sec-Fetch-Site", "same-origin" } } };
        using (await http.SendAsync(say, Cancel))
        {
        }

        using (await http.PostAsJsonAsync(
            "/api/messages",
            new
            {
                type = "message",
                id = "canary",
                text = $"căn cước {Number}, mã OTP {code}, PIN {Pin}",
                channelId = "emulator",
                deliveryMode = "expectReplies",
                from = new { id = "u", name = Number },
                recipient = new { id = "bot" },
                conversation = new { id = "canary" },
            },
            Cancel))
        {
        }

        using var person = await host.SignInWithAllRolesAsync();
        var asked = await person.GetAsync("/admin/switches/Connector");
        await person.PostAsync("/admin/switches/Connector", ("Known", asked.Value("Known")!), ("TurnOn", "true"), ("Reason", $"người dân {Number} báo lỗi"));
        await person.GetAsync("/admin/conversations");
        var copies = new List<string>();
        foreach (var conversation in Conversations(host.Running.Log).Prepend(Conversation(chat)).Distinct())
        {
            copies.Add((await person.PostAsync("/admin/conversations?handler=Export", ("Conversation", conversation), ("Reason", Reason))).Html);
            await person.GetAsync("/admin/conversations");
        }

        Assert.Contains(copies, copy => copy.Contains("transcript", StringComparison.Ordinal));
        var pages = await StaffPages.WalkAsync(person, "/staff", "/desk", "/office", "/admin", "/admin/audit?kind=OtpSent");
        var exports = new List<string>();
        foreach (var path in new[] { "/admin/audit/export", "/desk/export.csv?from=2026-01-01&to=2026-12-31", "/office/funnel.csv" })
        {
            using var answer = await person.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            exports.Add(await answer.Content.ReadAsStringAsync(Cancel));
        }

        var transcript = (await chat.ReadAllAsync(Cancel)).Select(said => said.Text ?? "");
        foreach (var secret in new[] { Number, Pin, DemoPerson.Lan.CitizenId })
        {
            Assert.All(pages, page => Assert.DoesNotContain(secret, page.Html, StringComparison.Ordinal));
            Assert.All(exports.Concat(copies).Concat(transcript), text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
            Assert.DoesNotContain(secret, host.Running.Log, StringComparison.Ordinal);
        }

        // Six digits may be part of a hash or a time: alone, as somebody would read them.
        foreach (var secret in citizen.Codes)
        {
            var alone = new Regex($@"(?<![0-9a-f-]){secret}(?![0-9a-f-])");
            Assert.All(pages, page => Assert.DoesNotMatch(alone, page.Text));
            Assert.All(copies.Concat(transcript), text => Assert.DoesNotMatch(alone, text));
            Assert.DoesNotMatch(alone, host.Running.Log);
        }
    }

    private static string Conversation(DirectLineClient chat) => chat.Transcript.Select(said => said.Conversation?.Id).First(id => id is not null)!;

    private static IEnumerable<string> Conversations(string log) => ConversationId().Matches(log).Select(match => match.Value);

    [GeneratedRegex("conv_[A-Za-z0-9_-]{16,}")]
    private static partial Regex ConversationId();
}
