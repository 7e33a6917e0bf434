using System.Text.RegularExpressions;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Demo;
using SmartCaBot.Host.Gateway;
using SmartCaBot.Host.Tests.Authorisation;
using SmartCaBot.Host.Tests.Gateway.Support;
using SmartCaBot.TestKit.Gateways;

namespace SmartCaBot.Host.Tests.Gateway;

/// <summary>Citizens sign through a gateway that misbehaves: each hears a true sentence, and there is one signature at most.</summary>
[Collection(HostInside.Collection)]
public sealed class GatewaySigningTests(HostInside host)
{
    private const string Agree = "Đồng ý ký";
    private const string Done = "Đã ký xong";
    private const string NotYet = "VNPT chưa báo là anh/chị đã xác nhận";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task Who_it_is_and_the_signature_are_confirmed_in_the_app_and_the_chat_goes_on_by_itself()
    {
        await using var town = await GatewayTown.OpenAsync(host, channel: "zalo");
        var citizen = await GatewayCitizen.EnrolAsync(host);
        var document = DemoDocument.Make();
        await town.SendAsync("don.pdf", document);
        var asked = await town.SayAsync(citizen.Number.Value);
        var title = (await town.RequestAsync()).Content.Title;
        Assert.Contains($"**{title}**", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("Bưởi", asked, StringComparison.Ordinal);
        Assert.Contains(NotYet, await town.SayAsync("đã xác nhận chưa"), StringComparison.Ordinal);

        await citizen.ActAsync("enter", title);
        Assert.Contains("Nguyễn Thị Bưởi", await town.LookAsync(Soon), StringComparison.Ordinal);
        Assert.Contains("mở ứng dụng **VNPT SmartCA**", await town.PressAsync(Agree), StringComparison.Ordinal);
        Assert.Equal("", await town.LookAsync(Soon));
        // Somebody pulls the plug while the person looks for their phone.
        town.Restart(keepChat: true);
        await citizen.ActAsync("enter", "don.pdf");
        var said = await town.LookAsync(Soon);

        Assert.Contains(Done, said, StringComparison.Ordinal);
        Assert.Contains("**Chữ ký hợp lệ.**", said, StringComparison.Ordinal);
        Assert.True((await town.OpenAsync(said)).AsSpan().StartsWith(document));
        Assert.Equal("", await town.LookAsync(Soon));
        Assert.Equal([title, "don.pdf"], (await citizen.SignedAsync()).Reverse());
        var history = await town.SayAsync("lịch sử ký");
        Assert.Contains("đã ký 1 lần", history, StringComparison.Ordinal);
        Assert.Contains((await town.RequestAsync()).Reference[^8..].ToUpperInvariant(), history, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "the answer is lost", "trả lời chậm" },
        { "an error after it was carried out", "trả lời chậm" },
        { "an error before", "trả lời chậm" },
        { "too late", "trả lời chậm" },
        { "nonsense", "trả lời chậm" },
        { "looks fail", "mở ứng dụng" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task However_the_gateway_fails_its_citizen_signs_once(string fault, string sentence)
    {
        // Long enough for a busy machine, where nothing is to be late.
        await using var town = await GatewayTown.OpenAsync(host, timeout: fault == "too late" ? TimeSpan.FromSeconds(1.5) : GatewayTown.Patience);
        var citizen = await GatewayCitizen.EnrolAsync(host);
        town.Chat.Become(town.People.PersonOf(citizen.Number, "Nguyễn Thị Bưởi"));
        await town.SendAsync("don.pdf", DemoDocument.Make());
        const string sign = "/v1/signatures/sign";
        town.Proxy.Next(fault == "looks fail" ? "/status" : sign, fault switch
        {
            "the answer is lost" => Fault.DropsAnswer,
            "an error after it was carried out" => new Fault { After = 503 },
            "an error before" => new Fault { Before = 500 },
            "too late" => new Fault { Delay = TimeSpan.FromSeconds(2.5) },
            "nonsense" => new Fault { Change = static _ => "<html>bảo trì</html>" },
            _ => new Fault { Before = 502 },
        });

        Assert.Contains(sentence, await town.PressAsync(Agree), StringComparison.Ordinal);
        Assert.Equal("", await town.LookAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal("", await town.LookAsync(TimeSpan.FromSeconds(20)));
        await citizen.ActAsync("enter", "don.pdf");
        // Meanwhile another copy of the news, and one that says something else.
        var request = await town.RequestAsync();
        await Task.WhenAll(
            town.Desk.HearAsync(request.Id, null, TestContext.Current.CancellationToken), town.Desk.HearAsync(request.Id, null, TestContext.Current.CancellationToken));
        Assert.Contains(Done, await town.NewsAsync() + await town.LookAsync(TimeSpan.FromSeconds(20)), StringComparison.Ordinal);

        Assert.Equal("", await town.LookAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(["don.pdf"], await citizen.SignedAsync());
        Assert.Equal(GatewayState.Signed, (await town.RequestAsync()).State);
    }

    [Fact]
    public async Task A_signature_that_is_not_the_persons_is_never_handed_out()
    {
        await using var town = await GatewayTown.OpenAsync(host);
        var citizen = await GatewayCitizen.EnrolAsync(host);
        town.Chat.Become(town.People.PersonOf(citizen.Number, "Nguyễn Thị Bưởi"));
        await town.SendAsync("don.pdf", DemoDocument.Make());
        await town.PressAsync(Agree);
        await citizen.ActAsync("enter", "don.pdf");
        var request = await town.RequestAsync();

        // News from somebody who knows the address, with a signature of theirs: looked up, and the gateway's is taken. Here that is spoilt too.
        town.Proxy.Next("/status", new Fault { Change = body => body.Replace("signature_value\":\"", "signature_value\":\"AAAA", StringComparison.Ordinal) });
        await town.Desk.HearAsync(request.Id, [new SignatureOfFile("don.pdf", Convert.ToBase64String(new byte[256]))], TestContext.Current.CancellationToken);
        var said = await town.NewsAsync();

        Assert.Contains("không khớp với tài liệu và chứng thư", said, StringComparison.Ordinal);
        Assert.DoesNotContain("file:", said, StringComparison.Ordinal);
        Assert.Equal(GatewayState.Faulty, (await town.RequestAsync()).State);
        // The right one comes too late.
        await town.Desk.HearAsync(request.Id, null, TestContext.Current.CancellationToken);
        Assert.Equal(("", "chưa ký tài liệu nào"), (await town.LookAsync(Soon), (await town.SayAsync("lịch sử ký")).Contains("chưa ký tài liệu nào", StringComparison.Ordinal) ? "chưa ký tài liệu nào" : ""));
    }

    [Fact]
    public async Task Somebody_elses_certificate_is_not_signed_with()
    {
        await using var town = await GatewayTown.OpenAsync(host);
        var (citizen, other) = (await GatewayCitizen.EnrolAsync(host), await GatewayCitizen.EnrolAsync(host));
        town.Chat.Become(town.People.PersonOf(citizen.Number, "Nguyễn Thị Bưởi"));
        var (own, foreign) = (Convert.ToBase64String(citizen.Credential.Certificate), Convert.ToBase64String(other.Credential.Certificate));
        town.Proxy.Next("/get_certificate", new Fault { Change = body => body.Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase).Replace(own, foreign, StringComparison.Ordinal) });

        Assert.Contains("chưa thấy chữ ký số nào", await town.SendAsync("don.pdf", DemoDocument.Make()), StringComparison.Ordinal);

        Assert.Empty(await citizen.SignedAsync());
        Assert.Equal(0, town.Proxy.CallsTo("/sign"));
    }

    [Fact]
    public async Task Refused_cancelled_and_forgotten_requests_end_kindly_and_sign_nothing()
    {
        await using var town = await GatewayTown.OpenAsync(host);
        var citizen = await GatewayCitizen.EnrolAsync(host);
        town.Chat.Become(town.People.PersonOf(citizen.Number, "Nguyễn Thị Bưởi"));

        await town.SendAsync("tu-choi.pdf", DemoDocument.Make());
        await town.PressAsync(Agree);
        await citizen.ActAsync("reject", "tu-choi.pdf");
        Assert.Contains("đã từ chối, nên không có gì được ký", await town.LookAsync(Soon), StringComparison.Ordinal);

        await town.SendAsync("huy.pdf", DemoDocument.Make());
        await town.PressAsync(Agree);
        Assert.Contains("Lỡ xác nhận thì tôi cũng không dùng", await town.SayAsync("hủy"), StringComparison.Ordinal);
        await citizen.ActAsync("enter", "huy.pdf");
        var cancelled = await town.RequestAsync();
        await town.Desk.HearAsync(cancelled.Id, null, TestContext.Current.CancellationToken);
        Assert.Equal(("", GatewayState.Cancelled), (await town.LookAsync(Soon), (await town.RequestAsync()).State));

        await town.SendAsync("qua-gio.pdf", DemoDocument.Make());
        await town.PressAsync(Agree);
        var late = await town.LookAsync(TimeSpan.FromMinutes(6));
        Assert.Contains("chưa nhận được chữ ký nào", late, StringComparison.Ordinal);
        Assert.Contains("đồng ý ký không", late, StringComparison.Ordinal);
        Assert.Contains("không ký tài liệu này", await town.PressAsync("Không ký"), StringComparison.Ordinal);
        Assert.Contains("chưa ký tài liệu nào", await town.SayAsync("lịch sử ký"), StringComparison.Ordinal);
        // What was confirmed after it had been cancelled is in the log.
        Assert.Single(Regex.Matches(await town.AuditAsync(), "TransactionSigned .*unused=1"));
    }

    [Fact]
    public async Task A_signature_is_not_lost_to_whoever_looked_at_the_same_time()
    {
        await using var town = await GatewayTown.OpenAsync(host);
        var citizen = await GatewayCitizen.EnrolAsync(host);
        town.Chat.Become(town.People.PersonOf(citizen.Number, "Nguyễn Thị Bưởi"));
        await town.SendAsync("don.pdf", DemoDocument.Make());
        await town.PressAsync(Agree);
        var read = await town.RequestAsync();
        await town.Desk.LookAsync(read, TestContext.Current.CancellationToken);
        await citizen.ActAsync("enter", "don.pdf");

        Assert.Equal(GatewayState.Signed, (await town.Desk.LookAsync(read, TestContext.Current.CancellationToken)).State);
        Assert.Contains(Done, await town.NewsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_data_that_was_used_up_by_a_lost_answer_is_no_wrong_code()
    {
        await using var town = await GatewayTown.OpenAsync(host, GatewaySigning.Authenticator);
        var citizen = await GatewayCitizen.EnrolAsync(host);
        await citizen.AddAppAsync();
        town.Chat.Become(town.People.PersonOf(citizen.Number, "Nguyễn Thị Bưởi"));
        await town.SendAsync("don.pdf", DemoDocument.Make());
        await town.PressAsync(Agree);
        await town.SayAsync(GatewayCitizen.Password);
        town.Proxy.Next("/confirm", Fault.DropsAnswer);
        town.Proxy.Next("/confirm", new Fault { After = 400, Change = static _ => """{"status_code":400,"message":"BAD_REQUEST","data":null}""" });

        Assert.Contains(Done, await town.SayAsync(citizen.CodeAt(0)), StringComparison.Ordinal);
        Assert.Equal(["don.pdf"], await citizen.SignedAsync());
    }

    [Fact]
    public async Task Wrong_codes_are_counted_before_they_are_tried_and_for_each_person()
    {
        await using var town = await GatewayTown.OpenAsync(host, GatewaySigning.Authenticator);
        var citizen = await GatewayCitizen.EnrolAsync(host);
        await citizen.AddAppAsync();
        await town.SayAsync("lịch sử ký");
        await town.SayAsync(citizen.Number.Value);
        var request = await town.RequestAsync();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => town.Desk.ConfirmAsync(request, "không phải mật khẩu", "000000", TestContext.Current.CancellationToken)));

        Assert.Equal((GatewayDesk.MostWrong, GatewayState.Locked), (town.Proxy.CallsTo("/v2/signatures/sign"), (await town.RequestAsync()).State));
        // Another check, as from another conversation, has one left, and then none.
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await town.SayAsync("hủy");
            await town.SayAsync("lịch sử ký");
            await town.SayAsync(citizen.Number.Value);
            await town.SayAsync("không phải mật khẩu");
            await town.SayAsync("000000");
        }

        Assert.Equal(GatewayDesk.MostWrong + 1, town.Proxy.CallsTo("/v2/signatures/sign"));
    }

    [Fact]
    public async Task With_password_and_authenticator_a_lost_answer_costs_no_second_signature()
    {
        await using var town = await GatewayTown.OpenAsync(host, GatewaySigning.Authenticator);
        var citizen = await GatewayCitizen.EnrolAsync(host);
        await citizen.AddAppAsync();
        town.Chat.Become(town.People.PersonOf(citizen.Number, "Nguyễn Thị Bưởi"));
        await town.SendAsync("don.pdf", DemoDocument.Make());
        Assert.Contains("nhập mật khẩu ký số", await town.PressAsync(Agree), StringComparison.Ordinal);

        await town.SayAsync("không phải mật khẩu");
        Assert.Contains("Mật khẩu hoặc mã chưa đúng", await town.SayAsync(citizen.CodeAt(0)), StringComparison.Ordinal);
        await town.SayAsync(GatewayCitizen.Password);
        town.Proxy.Next("/v2/signatures/sign", Fault.DropsAnswer);
        town.Proxy.Next("/confirm", Fault.DropsAnswer);
        var said = await town.SayAsync(citizen.CodeAt(1));

        Assert.Contains(Done, said, StringComparison.Ordinal);
        Assert.Contains("**Chữ ký hợp lệ.**", said, StringComparison.Ordinal);
        Assert.Equal(["don.pdf"], await citizen.SignedAsync());
        Assert.Equal(2, town.Proxy.CallsTo("/confirm"));
    }

    [Fact]
    public async Task A_number_that_nobody_has_is_answered_as_any_other_and_asks_nobody()
    {
        await using var town = await GatewayTown.OpenAsync(host);
        await town.SayAsync("lịch sử ký");

        Assert.Contains("ứng dụng **VNPT SmartCA** trên điện thoại sẽ hỏi", await town.SayAsync("066190999999"), StringComparison.Ordinal);
        Assert.Contains(NotYet, await town.SayAsync("xong chưa"), StringComparison.Ordinal);
        Assert.Contains("Đã hết thời gian xác nhận", await town.LookAsync(TimeSpan.FromMinutes(6)), StringComparison.Ordinal);
        Assert.Equal(0, town.Proxy.CallsTo("/sign"));
    }
}
