using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using SmartCaBot.Host.Demo;

namespace SmartCaBot.Host.Tests.Attacks;

/// <summary>A code, a PIN and an identity number that come in by every way are in no view, no export and no log.</summary>
public sealed partial class CanaryTests(TracedHost host) : IClassFixture<TracedHost>
{
    private const string Number = "066190004271";
    private const string Pin = "73914682";

    /// <summary>What somebody of the staff writes; their colleagues read it as it was written.</summary>
    private const string Written = "066185009917";

    /// <summary>What opens a page once.</summary>
    private const string Link = "Lk7nQ2mXw9VtR4sZ1bYc8dEf3gHj6kLp";
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

    [Fact]
    public async Task The_finest_log_holds_nothing_that_opens_a_door_and_nothing_of_a_person()
    {
        using var agent = await host.SignInWithAllRolesAsync();
        var account = agent.Account!;
        var newPassword = "mua ngâu tháng bảy " + Pin;
        await agent.GetAsync("/desk/hours");
        var day = DateOnly.FromDateTime(DateTime.UtcNow);
        await agent.PostAsync(
            "/desk/hours?handler=Day", ("from", $"{day.AddDays(-1):yyyy-MM-dd}"), ("to", $"{day.AddDays(1):yyyy-MM-dd}"), ("kind", "open"), ("scope", "all"), ("why", "bài thử"));
        await agent.PostAsync("/desk?handler=Presence", ("choice", "Available"));
        using var browser = host.Running.Host.Client();
        using var chat = new DirectLineClient(browser, TimeSpan.FromSeconds(60));
        var citizen = new DemoCitizen(chat, DemoPerson.Minh);
        await citizen.AskAsync(Cancel);
        await citizen.RegisterAsync(Cancel);
        await citizen.SignAsync("đơn.pdf", DemoDocument.Make(), Cancel);

        // A talk at the desk in which both say what they should not.
        await chat.SayAsync("tôi muốn gặp cán bộ", Cancel);
        await chat.SayAsync($"căn cước {Written}, mã OTP {citizen.Codes[^1]}, mã PIN {Pin}", Cancel);
        var page = await agent.PostAsync("/desk?handler=Next");
        for (var tries = 0; tries < 20 && page.Path == "/desk"; tries++)
        {
            // The board looks every two seconds.
            await Task.Delay(500, Cancel);
            page = await agent.PostAsync("/desk?handler=Next");
        }

        Assert.True(page.Path.StartsWith("/desk/case/", StringComparison.Ordinal), $"Nobody waits; the bot says: {chat.Replies[^1].Text}");
        var address = page.Path.Split('?')[0];
        await agent.PostAsync(address + "?handler=Say", ("text", $"căn cước {Written} phải không ạ"), ("draft", page.Value("draft") ?? "d"));
        await agent.PostAsync(address + "?handler=Note", ("note", $"gọi lại {DemoPerson.Minh.Phone}, căn cước {Written}"), ("draft", "n"));
        await agent.PostAsync(address + "?handler=Unmask", ("answer", "citizen-id"), ("why", $"đối chiếu {Written}"));

        // And what people of the staff show, rightly and wrongly.
        using var stranger = host.Stranger();
        foreach (var way in new[] { "/staff/join/", "/sign/", "/d/", "/confirm/", "/q/" })
        {
            using var shown = await browser.GetAsync(new Uri(way + Link, UriKind.Relative), Cancel);
        }

        await stranger.GetAsync("/staff/sign-in");
        await stranger.PostAsync("/staff/sign-in", ("Login", account.Login), ("Password", newPassword));
        await agent.PostAsync("/staff/account/password", ("Current", account.Password), ("Password", newPassword), ("Again", newPassword));
        var app = await agent.GetAsync("/staff/account/app");
        var secret = app.Html.Split("id=\"secret\">")[1].Split('<')[0].Trim();
        await agent.PostAsync("/staff/account/app", ("Sealed", app.Value("Sealed")!), ("Code", Pin[..6]));
        var recovery = RecoveryCode().Matches((await agent.PostAsync("/staff/account?handler=Codes")).Html).Select(match => match.Value).ToArray();
        Assert.NotEmpty(recovery);

        var log = host.Running.Log;
        Assert.Contains("trce: ", log, StringComparison.Ordinal);
        var cookies = agent.Cookies.GetAllCookies().Select(cookie => cookie.Value);
        string[] secrets =
        [
            Written, Pin, Link, account.Password, newPassword, secret, secret.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(account.TotpSecret), .. recovery, .. cookies,
            browser.DefaultRequestHeaders.Authorization!.Parameter!, DemoPerson.Minh.CitizenId, DemoPerson.Minh.Phone, DemoPerson.Minh.Phone.Replace(" ", "", StringComparison.Ordinal),
            DemoPerson.Minh.Name, DemoPerson.Minh.Email,
        ];
        Assert.All(secrets, one => Assert.True(!log.Contains(one, StringComparison.OrdinalIgnoreCase), Around(log, one)));
        Assert.All(citizen.Codes, code => Assert.DoesNotMatch($@"(?<![0-9a-f.:-]){code}(?![0-9a-f-])", log));
    }

    private static string Around(string log, string secret)
    {
        var at = Math.Max(0, log.IndexOf(secret, StringComparison.OrdinalIgnoreCase));
        return $"{secret} is in the log: {log[Math.Max(0, at - 400)..Math.Min(log.Length, at + 200)]}";
    }

    private static string Conversation(DirectLineClient chat) => chat.Transcript.Select(said => said.Conversation?.Id).First(id => id is not null)!;

    private static IEnumerable<string> Conversations(string log) => ConversationId().Matches(log).Select(match => match.Value);

    [GeneratedRegex("[A-Z0-9]{5}-[A-Z0-9]{5}")]
    private static partial Regex RecoveryCode();

    [GeneratedRegex("conv_[A-Za-z0-9_-]{16,}")]
    private static partial Regex ConversationId();
}
