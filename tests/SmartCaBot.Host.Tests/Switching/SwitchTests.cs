using System.Net.Http.Json;
using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Host.Demo;
using SmartCaBot.Host.Tests.Pages;
using SmartCaBot.Host.Tests.Running;
using SmartCaBot.Host.Tests.Zalo;

namespace SmartCaBot.Host.Tests.Switching;

/// <summary>What a citizen meets when an operator has turned a part off, by the command, on the real host.</summary>
public sealed class SwitchTests
{
    private const string Reason = "thử tắt trong bài kiểm tra";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_off_stops_a_signature_in_the_chat_and_on_the_code_page_and_loses_nothing()
    {
        await using var running = new RunningHost();
        await running.StartAsync(new() { ["SmartCaBot__Web__AllowTypedCodes"] = "false" });
        using var chat = running.Chat();
        using var http = running.Host.Client();
        var (citizen, browser) = (new DemoCitizen(chat, DemoPerson.Lan), new CodeVisitor(http));
        await citizen.AskAsync(Token);
        await citizen.FillInAsync(Token);
        await browser.ActAsync(CodeVisitor.Link(chat), "enter", await citizen.ActivationCodeAsync(Token));
        await chat.WaitForNewsAsync(Token);
        await chat.SendFileAsync("don.pdf", DemoDocument.Make(), Token);
        await chat.PressAsync("Đồng ý ký", Token);
        var (link, code) = (CodeVisitor.Link(chat), await citizen.SigningCodeAsync(Token));

        await SwitchAsync(running, "off", "Signing", "--notice", "Đang <script>alert(1)</script> kiểm tra thiết bị.");
        await ShowsAsync(http, "/co-ban", "Việc ký số đang");
        // The same code, right and wrong, many times: refused where it is signed, and no try is counted.
        for (var i = 0; i < 6; i++)
            Assert.Contains("Lúc này chưa kiểm tra được mã", (await browser.ActAsync(link, "enter", i == 0 ? code : Other(code))).Page, StringComparison.Ordinal);
        var (_, page) = await browser.OpenAsync(link);
        Assert.Contains("Việc ký số đang", page, StringComparison.Ordinal);
        Assert.Contains("Đang &lt;script&gt;alert(1)&lt;/script&gt; kiểm tra thiết bị.", page, StringComparison.Ordinal);
        Assert.Contains("còn 5 lần", page, StringComparison.Ordinal);
        using (var other = running.Chat())
        {
            await other.StartAsync(Token);
            await other.SayAsync("tôi muốn ký tài liệu", Token);
            Assert.Contains("Việc ký số đang **tạm dừng**", other.Replies[0].Text, StringComparison.Ordinal);
        }

        await SwitchAsync(running, "on", "Signing");
        await ShowsAsync(http, "/co-ban", "Việc ký số đang", isShown: false);
        Assert.Contains("Đã xác nhận xong", (await browser.ActAsync(link, "enter", code)).Page, StringComparison.Ordinal);
        await chat.WaitForNewsAsync(Token);
        Assert.Contains(chat.Replies.SelectMany(reply => reply.Attachments ?? []), file => file.ContentType == "application/pdf");
        var audit = await running.CommandAsync("audit", "verify");
        Assert.True(audit.Code == 0, audit.Output);
    }

    [Fact]
    public async Task Channels_and_answers_off_are_told_once_and_messages_are_kept()
    {
        await using var running = new RunningHost();
        await running.StartAsync(new() { ["SmartCaBot__Connector__AllowAnonymous"] = "true", ["SmartCaBot__Connector__AllowHttp"] = "true" });
        using var chat = running.Chat();
        using var http = running.Host.Client();
        await chat.StartAsync(Token);
        await chat.SayAsync("đăng ký chữ ký số", Token);
        await chat.PressAsync("Tôi đồng ý", Token);

        await SwitchAsync(running, "off", "BotAnswers", "--minutes", "60");
        await ShowsAsync(http, "/", "Trợ lý tự động đang");
        Assert.Contains("The assistant is", await http.GetStringAsync("/", Token), StringComparison.Ordinal);
        await chat.SayAsync("079099000012", Token);
        Assert.Contains("Trợ lý tự động đang **tạm dừng**", chat.Replies[0].Text, StringComparison.Ordinal);
        Assert.True(chat.Shows("Gặp người hỗ trợ"));
        // The official client goes on posting: each message is acknowledged and kept, and nothing more is said.
        await chat.PostAsync("còn ai ở đó không", Token);
        while (!(await chat.ReadAllAsync(Token)).Any(said => said.Text == "còn ai ở đó không")) await Task.Delay(50, Token);
        Assert.Single(await chat.ReadAllAsync(Token), said => said.Text?.Contains("tạm dừng", StringComparison.Ordinal) == true);

        var list = await running.CommandAsync("switch", "list");
        Assert.Matches(@"BotAnswers OFF since .* until .* by command:\S+: " + Reason, list.Output);
        await SwitchAsync(running, "off", "Connector");
        await SwitchAsync(running, "off", "WebChat");
        await ShowsAsync(http, "/", "Kênh trò chuyện này đang");
        using (var newcomer = running.Chat())
        {
            await newcomer.StartAsync(Token);
            Assert.Contains("Kênh trò chuyện này đang **tạm dừng**", newcomer.Replies[0].Text, StringComparison.Ordinal);
        }

        var answers = await ConnectorAsync(http, "c-1");
        Assert.Contains("Kênh trò chuyện này đang **tạm dừng**", Assert.Single(answers).Text, StringComparison.Ordinal);
        Assert.Empty(await ConnectorAsync(http, "c-2"));

        foreach (var name in new[] { "BotAnswers", "WebChat", "Connector" }) await SwitchAsync(running, "on", name);
        await ShowsAsync(http, "/", "class=\"outage\"", isShown: false);
        await chat.SayAsync("079099000012", Token);
        Assert.Contains("họ và tên", chat.Replies[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zalo_off_still_acknowledges_and_keeps_and_tells_once()
    {
        await using var run = await ZaloRun.StartAsync();
        var phone = run.Zalo.Phones.Add("Công dân", "0905000001");
        phone.SendText("đăng ký chữ ký số");
        await phone.NextAsync(Token);

        // The page tells when the host knows: of both, because it reads all at once.
        using var http = run.Running.Host.Client();
        await SwitchAsync(run.Running, "off", "Zalo");
        await SwitchAsync(run.Running, "off", "Signing");
        await ShowsAsync(http, "/co-ban", "Việc ký số đang");
        phone.SendText("alo");
        while (!(await phone.NextAsync(Token)).Text.Contains("Kênh trò chuyện này đang tạm dừng", StringComparison.Ordinal))
        {
        }
        phone.SendText("còn ai không");
        phone.SendText("tin này được giữ");
        await run.Zalo.WebhooksIdleAsync(Token);
        var report = run.Zalo.Webhooks;
        Assert.Equal(0, report.Refused + report.Unreachable);

        await SwitchAsync(run.Running, "on", "Zalo");
        await SwitchAsync(run.Running, "on", "Signing");
        await ShowsAsync(http, "/co-ban", "Việc ký số đang", isShown: false);
        phone.SendText("mình đang ở bước nào");
        var next = await phone.NextAsync(Token);
        Assert.DoesNotContain("tạm dừng", next.Text, StringComparison.Ordinal);
        Assert.Single(phone.Received, message => message.Text.Contains("tạm dừng", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_command_wants_a_switch_that_there_is_and_a_reason()
    {
        await using var running = new RunningHost();
        await running.StartAsync();

        Assert.Equal(2, (await running.CommandAsync("switch", "off", "Printing", "--reason", Reason)).Code);
        Assert.Equal(1, (await running.CommandAsync("switch", "off", "Signing")).Code);
        Assert.Equal(1, (await running.CommandAsync("switch", "off", "Signing", "--reason", "ngắn")).Code);
        Assert.Equal(1, (await running.CommandAsync("switch", "off", "Signing", "--reason", Reason, "--minutes", "0")).Code);
        Assert.DoesNotContain("OFF", (await running.CommandAsync("switch", "list")).Output, StringComparison.Ordinal);
    }

    private static async Task SwitchAsync(RunningHost running, string to, string name, params string[] more)
    {
        var done = await running.CommandAsync(["switch", to, name, "--reason", Reason, .. more]);
        Assert.True(done.Code == 0, done.Output + done.Errors);
    }

    /// <summary>The host learns of a command within two seconds.</summary>
    private static async Task ShowsAsync(HttpClient http, string path, string text, bool isShown = true)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(Patience);
        while ((await http.GetStringAsync(path, limit.Token)).Contains(text, StringComparison.Ordinal) != isShown)
            await Task.Delay(100, limit.Token);
    }

    private static async Task<Activity[]> ConnectorAsync(HttpClient http, string id)
    {
        var activity = new Dictionary<string, object>
        {
            ["type"] = "message",
            ["id"] = id,
            ["text"] = "xin chào",
            ["channelId"] = "emulator",
            ["deliveryMode"] = "expectReplies",
            ["from"] = new { id = "u" },
            ["recipient"] = new { id = "bot" },
            ["conversation"] = new { id = "switching" },
        };
        using var answer = await http.PostAsJsonAsync("/api/messages", activity, Token);
        answer.EnsureSuccessStatusCode();
        return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("activities").Deserialize(ActivityJson.Wire.IReadOnlyListActivity)!];
    }

    private static string Other(string code) => code == "000000" ? "111111" : "000000";
}
