using SmartCaBot.ZaloSandbox.Phones;
using SmartCaBot.ZaloSandbox.Tests.Support;

namespace SmartCaBot.ZaloSandbox.Tests;

public sealed class TemplateTests
{
    [Fact]
    public async Task A_code_goes_by_number_and_its_delivery_is_told_under_the_number()
    {
        await using var bench = await Bench.StartAsync(options => options with { Receipts = true });
        var answer = await bench.PostAsync("/message/template", ByNumber(bench.Mai.Number, "123456"));
        await bench.WebhooksAsync();

        Assert.Equal(0, answer.Error());
        var received = bench.Mai.Received.Single();
        Assert.Equal(MessageKind.Template, received.Kind);
        Assert.Contains("123456", received.Text, StringComparison.Ordinal);
        Assert.Equal(received.Id, answer.Text("data", "msg_id"));
        var told = bench.Bot.Arrivals.Single();
        Assert.Equal("ZNS", told.Server);
        Assert.Equal(bench.Mai.Number, told.Json.Text("recipient", "id"));
        Assert.Equal("t-1", told.Json.Text("message", "tracking_id"));
        Assert.Equal(1, (await bench.GetAsync($"/message/status?message_id={received.Id}")).GetProperty("data").GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_code_never_goes_by_id_but_a_notice_does()
    {
        await using var bench = await Bench.StartAsync();
        var otp = new { user_id = bench.Mai.Id, template_id = "100001", template_data = new { otp = "123456" } };
        var notice = new { user_id = bench.Mai.Id, template_id = "100002", template_data = new { name = "Mai", text = "hồ sơ đã duyệt" } };
        Assert.Equal(-249, (await bench.PostAsync("/v3.0/oa/message/template", otp)).Error());
        Assert.Equal(0, (await bench.PostAsync("/v3.0/oa/message/template", notice)).Error());
    }

    [Theory]
    [InlineData("0905000111", "123456", -108)]
    [InlineData("84905999999", "123456", -118)]
    [InlineData("84905000111", "12345678901", -1121)]
    [InlineData("84905000111", "", -1122)]
    public async Task Errors_have_the_other_hosts_numbers(string number, string otp, int error)
    {
        await using var bench = await Bench.StartAsync();
        Assert.Equal(error, (await bench.PostAsync("/message/template", ByNumber(number, otp))).Error());
        bench.Use("wrong");
        Assert.Equal(-124, (await bench.PostAsync("/message/template", ByNumber(number, otp))).Error());
    }

    private static object ByNumber(string phone, string otp) => new { phone, template_id = "100001", template_data = new { otp }, tracking_id = "t-1" };
}
