using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Staff;
using SmartCaBot.Storage.Audit;

namespace SmartCaBot.Admin.Tests;

public sealed class AuditPageTests(AdminHouse house) : IClassFixture<AdminHouse>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IAuditStore Log => house.App.Services.GetRequiredService<IAuditStore>();

    [Fact]
    public async Task An_auditor_searches_in_pages_and_the_search_is_recorded()
    {
        for (var i = 0; i < 60; i++)
            await Log.AppendAsync(new AuditEvent(AuditKind.OtpSent, house.App.Clock.GetUtcNow(), "citizen", "", "ref-search", $"i={i}"), Cancel);
        using var auditor = await house.App.SignInAsync(StaffRole.Auditor);

        var first = await auditor.GetAsync("/admin/audit?kind=OtpSent&reference=ref-search");
        Assert.Contains("50 bản ghi", first.Text, StringComparison.Ordinal);
        Assert.Contains("i=59", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("i=9 ", first.Text, StringComparison.Ordinal);
        var older = WebUtility.HtmlDecode(first.Html.Split("href=\"").First(part => part.Contains("before=", StringComparison.Ordinal)).Split('"')[0]);
        Assert.Contains("10 bản ghi", (await auditor.GetAsync(older)).Text, StringComparison.Ordinal);

        var searched = await house.App.Services.GetRequiredService<IAuditSearch>()
            .FindAsync(new AuditQuery(Kind: AuditKind.AuditSearched, Actor: "staff:" + auditor.Account!.Id), long.MaxValue, 10, Cancel);
        Assert.Equal(2, searched.Count);
        Assert.DoesNotContain("ref-search", searched[0].Event.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_can_be_verified_far_away_and_a_changed_line_shows()
    {
        for (var i = 0; i < 5; i++)
            await Log.AppendAsync(new AuditEvent(AuditKind.OtpWrong, house.App.Clock.GetUtcNow(), "citizen", "", "ref-export", $"i={i}"), Cancel);
        using var auditor = await house.App.SignInAsync(StaffRole.Auditor);

        using var answer = await auditor.Client.GetAsync("/admin/audit/export?kind=OtpWrong&reference=ref-export", Cancel);
        var lines = (await answer.Content.ReadAsStringAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("attachment", answer.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);
        Assert.Equal(5, lines.Length);
        Assert.IsType<AuditVerdict.Intact>(await VerifyAsync(lines));
        Assert.IsType<AuditVerdict.Broken>(await VerifyAsync([.. lines.Select(line => line.Replace("i=3", "i=8", StringComparison.Ordinal))]));
        Assert.IsType<AuditVerdict.Broken>(await VerifyAsync([.. lines.Reverse()]));
        Assert.IsType<AuditVerdict.Intact>(await VerifyAsync([lines[0], lines[4]]));
        Assert.Null(AuditLine.Parse("{}"));
        Assert.Null(AuditLine.Parse(lines[0].Replace("OtpWrong", "Nothing", StringComparison.Ordinal)));
        // What people would read is not what was hashed.
        Assert.Null(AuditLine.Parse(lines[0].Replace("{", "{\"actor\":\"somebody\",", StringComparison.Ordinal)));
        Assert.Null(AuditLine.Parse(lines[0].Replace("{", "{\"note\":\"checked\",", StringComparison.Ordinal)));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_whole_log_is_verified_in_the_background_and_the_result_is_kept()
    {
        await Log.AppendAsync(new AuditEvent(AuditKind.OtpWrong, house.App.Clock.GetUtcNow(), "citizen", "", "r"), Cancel);
        using var auditor = await house.App.SignInAsync(StaffRole.Auditor);
        await auditor.GetAsync("/admin/audit");

        var asked = await auditor.PostAsync("/admin/audit?handler=Verify");
        Assert.Contains("Đang kiểm tra", asked.Text, StringComparison.Ordinal);
        while (!(await auditor.GetAsync("/admin/audit")).Text.Contains("Nguyên vẹn:", StringComparison.Ordinal)) await Task.Delay(50, Cancel);
    }

    [Fact]
    public async Task Others_may_not_read_it()
    {
        using var agent = await house.App.SignInAsync(StaffRole.Agent, StaffRole.Officer);

        Assert.Equal(HttpStatusCode.Forbidden, (await agent.GetAsync("/admin/audit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.GetAsync("/admin/audit/export")).Status);
        using var auditor = await house.App.SignInAsync(StaffRole.Auditor);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync("/admin/retention")).Status);
    }

    private async Task<AuditVerdict> VerifyAsync(IEnumerable<string> lines) => await AuditVerifier.VerifyAsync(
        lines.Select(line => AuditLine.Parse(line)!).ToAsyncEnumerable(), house.Platform.Find(), isPart: true, Cancel);
}
