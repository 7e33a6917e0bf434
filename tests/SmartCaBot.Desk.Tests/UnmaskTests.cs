using SmartCaBot.Desk.Tests.Support;
using SmartCaBot.Signing.Audit;

namespace SmartCaBot.Desk.Tests;

public sealed class UnmaskTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    private const string Number = "066162004567";

    [Fact]
    public async Task One_value_is_shown_once_to_one_person_with_a_reason_and_the_audit_knows()
    {
        using var agent = await house.AgentAsync();
        await house.SomebodyOnDutyAsync();
        var citizen = house.Citizen();
        foreach (var said in new[] { "đăng ký chữ ký số", "tôi đồng ý", Number, "Nguyễn Thị Lan", "gặp người hỗ trợ", "bỏ qua" }) await citizen.SayAsync(said);
        var about = await house.CaseOfAsync(citizen);
        await agent.PostAsync($"/desk/case/{about.Id}?handler=Claim");
        var page = await agent.GetAsync($"/desk/case/{about.Id}");
        Assert.DoesNotContain(Number, page.Html, StringComparison.Ordinal);
        Assert.Contains("••• Lan", page.Text, StringComparison.Ordinal);
        var key = page.Value("answer")!;

        var without = await agent.PostAsync($"/desk/case/{about.Id}?handler=Unmask", ("answer", key), ("why", ""));
        var with = await agent.PostAsync($"/desk/case/{about.Id}?handler=Unmask", ("answer", key), ("why", $"so với thẻ {Number}; x=1"));
        var later = await agent.GetAsync($"/desk/case/{about.Id}");

        Assert.DoesNotContain(Number, without.Html, StringComparison.Ordinal);
        Assert.Contains(Number, with.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, later.Html, StringComparison.Ordinal);
        var record = Assert.Single(await house.RecordsAsync(about.Id, AuditKind.ValueUnmasked));
        Assert.Equal("staff:" + agent.Account!.Id, record.Actor);
        Assert.Equal(about.Id, record.Reference);
        Assert.Contains("citizen-id", record.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, record.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_shown_the_second_factor_lately_shows_it_first()
    {
        using var agent = await house.AgentAsync();
        var (_, about) = await house.TakenAsync(agent);
        house.Clock.Advance(TimeSpan.FromMinutes(11));

        var page = await agent.PostAsync($"/desk/case/{about.Id}?handler=Unmask", ("answer", "any"), ("why", "kiểm tra"));

        Assert.StartsWith("/staff/confirm", page.Path, StringComparison.Ordinal);
    }
}
