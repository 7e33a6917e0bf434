using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Identity;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Staff.Tests;

public sealed class AccountTests(StaffHouse house) : IClassFixture<StaffHouse>
{
    private static readonly IReadOnlySet<StaffRole> Agent = new HashSet<StaffRole> { StaffRole.Agent };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private StaffApp App => house.App;

    private IStaffAccounts Accounts => App.Services.GetRequiredService<IStaffAccounts>();

    private StaffMember Admin => new("admin", "Quản trị", new HashSet<StaffRole> { StaffRole.Administrator }, null, App.Clock.GetUtcNow(), App.Clock.GetUtcNow());

    [Theory, InlineData("disable"), InlineData("roles"), InlineData("end"), InlineData("reset")]
    public async Task What_an_administrator_takes_away_is_gone_at_once(string what)
    {
        using var agent = await App.SignInAsync(StaffRole.Agent);
        var id = agent.Account!.Id;

        Assert.Null(what switch
        {
            "disable" => await Accounts.DisableAsync(id, "nghỉ việc", Admin, Cancel),
            "roles" => await Accounts.SetRolesAsync(id, new HashSet<StaffRole> { StaffRole.Auditor }, null, null, "việc mới", Admin, Cancel),
            "end" => await Accounts.EndSessionsAsync(id, "mất máy", Admin, Cancel),
            _ => (await Accounts.ResetAsync(id, "mất điện thoại", Admin, Cancel) as InviteOutcome.Refused)?.Why,
        });

        Assert.StartsWith("/staff/sign-in", (await agent.GetAsync("/staff")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_node_forgets_a_session_within_seconds()
    {
        using var agent = await App.SignInAsync(StaffRole.Agent);
        await agent.GetAsync("/staff");
        await App.Storage.Database.WriteAsync(
            session => session.ExecuteAsync("UPDATE staff_accounts SET stamp = 'another' WHERE id = $1", agent.Account!.Id), Cancel);

        App.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.StartsWith("/staff/sign-in", (await agent.GetAsync("/staff")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_takes_password_and_app_away()
    {
        using var agent = await App.SignInAsync(StaffRole.Agent);
        await Accounts.ResetAsync(agent.Account!.Id, "quên mật khẩu", Admin, Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(() => agent.SignInAsync(agent.Account));
        Assert.Equal(SmartCaBot.Staff.Accounts.AccountState.Invited, (await Accounts.FindAsync(agent.Account.Id, Cancel))!.State);
    }

    [Fact]
    public async Task Nobody_changes_their_own_rights()
    {
        Assert.Equal(AccountRefusal.OwnAccount, await Accounts.DisableAsync("admin", "x", Admin, Cancel));
        Assert.Equal(AccountRefusal.OwnAccount, await Accounts.SetRolesAsync("admin", Agent, null, null, "x", Admin, Cancel));
        Assert.Equal(new InviteOutcome.Refused(AccountRefusal.OwnAccount), await Accounts.ResetAsync("admin", "x", Admin, Cancel));
    }

    [Fact]
    public async Task An_enabled_account_signs_in_again_with_what_it_had()
    {
        using var agent = await App.SignInAsync(StaffRole.Agent);
        await Accounts.DisableAsync(agent.Account!.Id, "nghỉ phép", Admin, Cancel);
        Assert.Equal(AccountRefusal.WrongState, await Accounts.DisableAsync(agent.Account.Id, "nghỉ phép", Admin, Cancel));

        Assert.Null(await Accounts.EnableAsync(agent.Account.Id, "đi làm lại", Admin, Cancel));
        App.Clock.Advance(TimeSpan.FromSeconds(30));
        await agent.SignInAsync(agent.Account);
    }

    [Fact]
    public async Task Changes_are_in_the_audit_log_and_name_nobody()
    {
        var invited = (InviteOutcome.Invited)await Accounts.InviteAsync(
            new("Lò Thị Xuân", "xuan.lo", new HashSet<StaffRole> { StaffRole.Officer }, null, CitizenId.Parse("066188000012")), "người mới", Admin, Cancel);
        await Accounts.DisableAsync(invited.Account, "thử", Admin, Cancel);

        var records = new List<AuditRecord>();
        await foreach (var record in App.Storage.Audit.ReadAsync(0, Cancel)) records.Add(record);

        Assert.Contains(records, r => r.Event is { Kind: AuditKind.StaffInvited, Actor: "staff:admin", Detail: "roles=Officer;reason=người mới" } && r.Event.Subject == invited.Account);
        Assert.Contains(records, r => r.Event.Kind == AuditKind.StaffDisabled && r.Event.Detail == "reason=thử");
        Assert.DoesNotContain(records, r => r.Event.ToString().Contains("Xuân", StringComparison.Ordinal) || r.Event.ToString().Contains("066188", StringComparison.Ordinal));
        Assert.Equal(CitizenId.Parse("066188000012"), await Accounts.CitizenIdOfAsync(invited.Account, Cancel));
    }
}
