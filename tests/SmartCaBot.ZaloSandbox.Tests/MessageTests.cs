using SmartCaBot.ZaloSandbox.Api;
using SmartCaBot.ZaloSandbox.Phones;
using SmartCaBot.ZaloSandbox.Tests.Support;

namespace SmartCaBot.ZaloSandbox.Tests;

public sealed class MessageTests
{
    private static readonly object Query = new { type = "oa.query.show", title = "Đăng ký", payload = "#dangky" };

    [Fact]
    public async Task A_text_reaches_the_phone_and_its_id_is_told()
    {
        await using var bench = await StartAsync();
        var answer = await bench.SayAsync("Chào anh/chị");

        Assert.Equal(0, answer.Error());
        var received = await bench.Mai.NextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("Chào anh/chị", MessageKind.Text), (received.Text, received.Kind));
        Assert.Equal(received.Id, answer.Text("data", "message_id"));
        Assert.Equal(bench.Mai.Id, answer.Text("data", "user_id"));
    }

    [Theory]
    [InlineData(2000, 0)]
    [InlineData(2001, -210)]
    public async Task Two_thousand_composed_characters_are_the_most(int length, int error)
    {
        await using var bench = await StartAsync();
        var decomposed = string.Concat(Enumerable.Repeat("ế".Normalize(System.Text.NormalizationForm.FormD), length));
        Assert.Equal(error, (await bench.SayAsync(decomposed)).Error());
    }

    [Fact]
    public async Task Both_usual_envelopes_for_buttons_are_taken_and_the_third_only_when_asked_for()
    {
        await using var bench = await StartAsync();
        Assert.Equal(0, (await bench.SendAsync(new { text = "Chọn", attachment = Template(new { buttons = new[] { Query } }) })).Error());
        Assert.Equal(0, (await bench.SendAsync(new
        {
            attachment = Template(new { template_type = "list", elements = new[] { new { title = "Chọn", subtitle = "việc" } }, buttons = new[] { Query } }),
        })).Error());
        var third = new { attachment = Template(new { template_type = "button", text = "Chọn", buttons = new[] { Query } }) };
        Assert.Equal(-233, (await bench.SendAsync(third)).Error());

        await using var other = await StartAsync(options => options with { Buttons = ButtonEnvelopes.Template });
        Assert.Equal(0, (await other.SendAsync(third)).Error());
        Assert.Equal(-233, (await other.SendAsync(new { text = "Chọn", attachment = Template(new { buttons = new[] { Query } }) })).Error());
    }

    [Fact]
    public async Task A_pressed_query_comes_back_as_a_text_and_a_link_does_not()
    {
        await using var bench = await StartAsync();
        await bench.SendAsync(new
        {
            text = "Chọn",
            attachment = Template(new { buttons = new[] { Query, new { type = "oa.open.url", title = "Mở", payload = new { url = "https://dichvucong.example.vn" } } } }),
        });
        Assert.NotNull(bench.Mai.Press("Đăng ký"));
        Assert.Null(bench.Mai.Press("Mở"));
        await bench.WebhooksAsync();

        Assert.Equal("#dangky", bench.Bot.Arrivals.Last().Json.Text("message", "text"));
    }

    [Theory]
    [InlineData(6, 10, 10, -210)]
    [InlineData(1, 101, 10, -210)]
    [InlineData(1, 10, 1001, -210)]
    [InlineData(5, 100, 1000, 0)]
    public async Task Buttons_have_limits(int count, int title, int payload, int error)
    {
        await using var bench = await StartAsync();
        var button = new { type = "oa.query.hide", title = new string('đ', title), payload = new string('x', payload) };
        var answer = await bench.SendAsync(new { text = "Chọn", attachment = Template(new { buttons = Enumerable.Repeat(button, count) }) });
        Assert.Equal(error, answer.Error());
    }

    [Fact]
    public async Task Nonsense_is_refused_with_the_field_that_is_wrong()
    {
        await using var bench = await StartAsync();
        Assert.Equal("message.text is invalid!", (await bench.SendAsync(new { text = "" })).Text("message"));
        Assert.Equal(-233, (await bench.SendAsync(new { attachment = new { type = "video", payload = new { } } })).Error());
        Assert.Equal(-201, (await bench.SendAsync(new { text = "x", attachment = Template(new { buttons = new[] { new { type = "oa.unknown", title = "a", payload = "b" } } }) })).Error());
        Assert.Equal(-201, (await bench.PostAsync("/v3.0/oa/message/cs", new { recipient = new { user_id = "1" }, message = new { text = "x" } })).Error());
        Assert.Equal(-240, (await bench.PostAsync("/v2.0/oa/message", new { recipient = new { user_id = bench.Mai.Id }, message = new { text = "x" } })).Error());
        Assert.Equal(-209, (await bench.PostAsync("/v3.0/oa/message/transaction", new { recipient = new { user_id = bench.Mai.Id } })).Error());
        Assert.Empty(bench.Mai.Received);
    }

    [Fact]
    public async Task A_quote_and_a_reaction_must_point_at_a_message_of_this_chat()
    {
        await using var bench = await StartAsync();
        var id = bench.Mai.SendText("câu hỏi");
        Assert.Equal(0, (await bench.SendAsync(new { text = "đáp", quote_message_id = id })).Error());
        Assert.Equal(-201, (await bench.SendAsync(new { text = "đáp", quote_message_id = "khác" })).Error());
        Assert.Equal(0, (await ReactAsync(bench, id)).Error());
        Assert.Equal(-201, (await ReactAsync(bench, "khác")).Error());
    }

    [Fact]
    public async Task The_form_is_asked_for_and_answered()
    {
        await using var bench = await StartAsync();
        Assert.Equal(0, (await bench.SendAsync(new
        {
            attachment = Template(new { template_type = "request_user_info", elements = new[] { new { title = "Thông tin", subtitle = "để đăng ký", image_url = "https://x.example/a.png" } } }),
        })).Error());
        Assert.Equal(MessageKind.InfoRequest, bench.Mai.Received.Single().Kind);
        bench.Mai.ShareInfo(new SharedInfo("Nguyễn Thị Mai", "84905000111", Address: "12 Lê Duẩn"));

        var detail = await bench.GetAsync("/v3.0/oa/user/detail", new { user_id = bench.Mai.Id });
        Assert.Equal("84905000111", detail.Text("data", "shared_info", "phone"));
        Assert.Equal("22/11/2026", detail.Text("data", "user_last_interaction_date"));
    }

    [Fact]
    public async Task The_chat_can_be_read_back_newest_first()
    {
        await using var bench = await StartAsync();
        var sent = (await bench.SayAsync("Chào anh/chị")).Text("data", "message_id");
        var lines = (await bench.GetAsync("/v2.0/oa/conversation", new { user_id = bench.Mai.Id, offset = 0, count = 10 })).GetProperty("data");

        Assert.Equal(2, lines.GetArrayLength());
        Assert.Equal(sent, lines[0].Text("message_id"));
        Assert.Equal(0, lines[0].GetProperty("src").GetInt32());
        Assert.Equal(1, lines[1].GetProperty("src").GetInt32());
        Assert.Equal(-210, (await bench.GetAsync("/v2.0/oa/conversation", new { user_id = bench.Mai.Id, offset = 0, count = 11 })).Error());
    }

    internal static object Template(object payload) => new { type = "template", payload };

    /// <summary>Mai has written, so the account may answer.</summary>
    private static async Task<Bench> StartAsync(Func<SandboxOptions, SandboxOptions>? with = null)
    {
        var bench = await Bench.StartAsync(with);
        bench.Mai.SendText("chào");
        return bench;
    }

    private static Task<System.Text.Json.JsonElement> ReactAsync(Bench bench, string id) => bench.PostAsync("/v2.0/oa/message", new
    {
        recipient = new { user_id = bench.Mai.Id },
        sender_action = new { react_icon = "/-strong", react_message_id = id },
    });
}
