using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Admin.Switches;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;
using SmartCaBot.Storage.Audit;

namespace SmartCaBot.Admin.Tests;

public sealed class SwitchPageTests(AdminHouse house) : IClassFixture<AdminHouse>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ISwitches Switches => house.App.Services.GetRequiredService<ISwitches>();

    [Fact]
    public async Task An_administrator_turns_signing_off_with_a_reason_and_a_notice_and_on_again()
    {
        using var admin = await house.AdministratorAsync();
        var asked = await admin.GetAsync("/admin/switches/Signing");
        Assert.Contains("Không ai ký hoặc kích hoạt chữ ký số được", asked.Text, StringComparison.Ordinal);
        var known = asked.Value("Known")!;

        var off = await admin.PostAsync(
            "/admin/switches/Signing", ("Known", known), ("TurnOn", "false"), ("Reason", "kiểm tra thiết bị, số 079099000012 báo lỗi"),
            ("Minutes", "60"), ("NoticeVi", "Kiểm tra thiết bị."));

        Assert.Contains("Đã đổi công tắc", off.Text, StringComparison.Ordinal);
        Assert.False(Switches.IsOn(SwitchName.Signing));
        Assert.Equal("Kiểm tra thiết bị.", Switches.NoticeOf(SwitchName.Signing, "vi"));
        Assert.Null(Switches.NoticeOf(SwitchName.Signing, "en"));
        Assert.DoesNotContain("079099000012", off.Html, StringComparison.Ordinal);
        var found = await house.App.Services.GetRequiredService<IAuditSearch>()
            .FindAsync(new AuditQuery(Kind: AuditKind.SwitchChanged, Reference: "Signing"), long.MaxValue, 1, Cancel);
        Assert.Equal($"staff:{admin.Account!.Id}", Assert.Single(found).Event.Actor);

        // A colleague who saw the old state changes nothing.
        var late = await admin.PostAsync("/admin/switches/Signing", ("Known", known), ("TurnOn", "true"), ("Reason", AdminHouse.Reason));
        Assert.Contains("Có người vừa đổi công tắc này", late.Text, StringComparison.Ordinal);
        Assert.False(Switches.IsOn(SwitchName.Signing));

        // By itself after an hour.
        house.App.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.True(Switches.IsOn(SwitchName.Signing));
    }

    [Fact]
    public async Task A_change_needs_a_reason_and_a_switch_that_there_is()
    {
        using var admin = await house.AdministratorAsync();

        var page = await admin.PostAsync("/admin/switches/Zalo", ("Known", "0"), ("TurnOn", "false"), ("Reason", "ngắn"));

        Assert.Contains("Lý do cần từ 10", page.Text, StringComparison.Ordinal);
        Assert.True(Switches.IsOn(SwitchName.Zalo));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/admin/switches/Printing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/admin/switches/1")).Status);
    }

    [Fact]
    public async Task Of_two_changes_at_once_one_stands()
    {
        var control = house.App.Services.GetRequiredService<ISwitchControl>();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => control.ChangeAsync(new SwitchOrder(SwitchName.Connector, false, AdminHouse.Reason, $"staff:{i}", Known: 0), Cancel), Cancel)));

        Assert.Single(outcomes, SwitchOutcome.Changed);
        Assert.Equal(7, outcomes.Count(outcome => outcome == SwitchOutcome.ChangedMeanwhile));
    }

    [Fact]
    public async Task Nobody_else_sees_the_switches()
    {
        using var agent = await house.App.SignInAsync(StaffRole.Agent, StaffRole.Supervisor, StaffRole.Officer, StaffRole.Auditor, StaffRole.ContentReviewer);

        Assert.Equal(HttpStatusCode.Forbidden, (await agent.GetAsync("/admin/switches")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.PostAsync("/admin/switches/Signing", ("Reason", AdminHouse.Reason))).Status);
    }

    [Fact]
    public void Every_page_says_who_may_open_it() => Assert.Empty(PageRules.PagesWithoutPolicy(typeof(AdminModule).Assembly));
}
