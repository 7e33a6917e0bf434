using System.Net.Http.Json;
using System.Text.Json;
using SmartCaBot.Host.Demo;
using SmartCaBot.Host.Tests.Pages;
using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.Host.Tests.Zalo;

/// <summary>From the first look at the Official Account to the signed file, all of it in the chat, no code typed into it.</summary>
public sealed class MainJobTests(ITestOutputHelper output)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_citizen_registers_and_signs_in_the_chat_by_numbers_links_and_codes_by_template()
    {
        await using var run = await ZaloRun.StartAsync();
        using var http = run.Running.Host.Client();
        var lan = DemoPerson.Lan;
        var phone = run.Zalo.Phones.Add(lan.Name, lan.Recipient);
        var citizen = new ZaloCitizen(phone, new CodeVisitor(http));

        phone.OpenChat();
        await citizen.ReadAsync("Anh/chị cần việc gì ạ?");
        await citizen.ChooseAsync("Đăng ký chữ ký số", "Anh/chị có đồng ý không?");
        await citizen.ChooseAsync("Tôi đồng ý", "Câu 1/9");
        await citizen.SayAsync(lan.CitizenId, "Câu 2/9");
        await citizen.SayAsync(lan.Name, "Câu 3/9");
        await citizen.SayAsync(lan.BirthDate, "Câu 4/9");
        await citizen.SayAsync("20/5/2021", "Câu 5/9");
        await citizen.ChooseAsync("Không thời hạn", "Câu 6/9");
        await WaitForFormAsync(phone);
        phone.ShareInfo(new SharedInfo(lan.Name, lan.Recipient.TrimStart('+')));
        await citizen.ReadAsync("Câu 7/9");
        await citizen.ChooseAsync("Tôi không có email", "Câu 8/9");
        await citizen.SayAsync("Buôn Cô Thôn, phường Buôn Ma Thuột", "Câu 9/9");
        await citizen.ChooseAsync("Đắk Lắk", "Thông tin đã đúng hết chưa");
        await citizen.ChooseAsync("Đúng, gửi hồ sơ", "trang nhập mã");
        await citizen.ConfirmAsync("đã dùng được");

        var document = DemoDocument.Make();
        phone.SendFile("đơn.pdf", document);
        await citizen.ReadAsync("Anh/chị có đồng ý ký không?");
        await citizen.ChooseAsync("Đồng ý ký", "trang nhập mã");
        await citizen.ConfirmAsync("Đã ký xong");
        var signed = (await citizen.ReadAsync("")).Asset!;

        Assert.Equal("đơn-da-ky.pdf", signed.Name);
        Assert.True(signed.Content.Span.StartsWith(document));
        var path = run.Running.File("signed.pdf");
        await File.WriteAllBytesAsync(path, signed.Content.ToArray(), Cancel);
        var verdict = await run.Running.CommandAsync("verify", path);
        Assert.True(verdict.Code == 0, verdict.Output);
        Assert.Equal(2, citizen.Codes.Count);
        await CheckHealthAsync(http);
        CheckNothingLeaks(run, citizen);
        output.WriteLine($"{phone.Messages.Count} messages, webhooks p99.9 {run.Zalo.Webhooks.P999:0} ms");
    }

    [Fact]
    public async Task Without_zalo_on_the_phone_the_code_goes_by_sms()
    {
        await using var run = await ZaloRun.StartAsync();
        using var chat = run.Running.Chat();
        // Nobody has this number on Zalo: the template is refused with -118.
        var citizen = new DemoCitizen(chat, DemoPerson.Lan);
        await citizen.AskAsync(Cancel);
        await citizen.RegisterAsync(Cancel);

        Assert.Contains(chat.Replies, reply => reply.Text!.Contains("đã dùng được", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_code_from_the_page_is_written_in_the_chat_as_the_page_says()
    {
        await using var run = await ZaloRun.StartAsync();
        using var chat = run.Running.Chat();
        using var http = run.Running.Host.Client();
        var phone = run.Zalo.Phones.Add(DemoPerson.Lan.Name, DemoPerson.Lan.Recipient);
        await chat.StartAsync(Cancel);
        await chat.SayAsync("liên kết", Cancel);
        var said = chat.Replies.First(reply => reply.Text?.Contains("#SC ", StringComparison.Ordinal) == true).Text!;
        var written = $"#SC {said.Split("#SC ")[1][..9]}";

        await new ZaloCitizen(phone, new CodeVisitor(http)).SayAsync(written, "Đã liên kết với trang web");
        await chat.WaitForNewsAsync(Cancel);

        Assert.Contains("vừa được liên kết với Zalo", chat.Replies[0].Text, StringComparison.Ordinal);
    }

    private static async Task WaitForFormAsync(Phone phone)
    {
        while (phone.Received.All(message => message.Kind != MessageKind.InfoRequest)) await Task.Delay(20, Cancel);
    }

    private static async Task CheckHealthAsync(HttpClient http)
    {
        var ready = await http.GetFromJsonAsync<JsonElement>("/health/ready", Cancel);
        Assert.Equal("ok", ready.GetProperty("parts").GetProperty("zalo").GetProperty("status").GetString());
        var report = await http.GetFromJsonAsync<JsonElement>("/health/zalo", Cancel);
        Assert.True(report.GetProperty("counts").GetProperty("calls.done").GetInt64() > 10);
    }

    private static void CheckNothingLeaks(ZaloRun run, ZaloCitizen citizen)
    {
        var log = run.Running.Log;
        var secrets = run.Zalo.Tokens.Pairs.SelectMany(pair => new[] { pair.Access, pair.Refresh })
            .Concat([run.Zalo.Options.AppSecret, run.Zalo.Options.OaSecretKey, DemoPerson.Lan.CitizenId, "905123456"]);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
        Assert.All(citizen.Codes, code => Assert.DoesNotMatch($@"\b{code}\b", log));
        foreach (var file in Directory.EnumerateFiles(run.Running.Data, "*", SearchOption.AllDirectories))
        {
            var text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.All(secrets, secret => Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{Path.GetFileName(file)} holds a secret"));
        }
    }
}
