using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.Secrets;
using SmartCaBot.Staff.Sessions;
using SmartCaBot.Staff.SigningIn;
using SmartCaBot.StaffKit;
using SmartCaBot.TestKit;

namespace SmartCaBot.Staff.Tests;

/// <summary>The other tests run on SQLite; this one runs each statement of the module on PostgreSQL, and looks at what comes of it.</summary>
public sealed class PostgresTests(PostgresServer postgres)
{
    private const string Next = "con mua ngang qua pho nui";
    private static readonly HashSet<StaffRole> Agent = [StaffRole.Agent];

    private StaffApp _app = null!;
    private StaffMember _admin = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_works_on_PostgreSQL_as_well_and_no_statement_was_left_out()
    {
        var database = await postgres.NewDatabaseAsync(Cancel);
        if (database is null) Assert.Skip(postgres.Unavailable!);
        await using var recorder = new SqlRecorder();
        await using var app = await StaffApp.StartAsync(recorder.Watch, postgres: database);
        _app = app;
        _admin = new StaffMember("admin", "Quản trị", new HashSet<StaffRole> { StaffRole.Administrator }, null, app.Clock.GetUtcNow(), app.Clock.GetUtcNow());

        using var agent = await JoinAsync();
        await UseOwnAccountAsync(agent);
        await GuessAsync(agent.Account!);
        await AdministerAsync(agent.Account!);
        await KeepUpAsync();

        Assert.Empty(recorder.NotRun(typeof(StaffModule).Assembly));
    }

    private T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Invited by the operator, joined by the link, and what a link to a closed office comes to.</summary>
    private async Task<StaffDriver> JoinAsync()
    {
        Assert.False(await Get<Operators>().HaveAdministratorAsync(Cancel));
        var (_, office) = await Get<IOffices>().AddAsync(new OfficeDetails("Một cửa Tân Lập", "", "Tân Lập", "Đắk Lắk"), "đơn vị mới", _admin, Cancel);
        Assert.Equal(OfficeOutcome.Done, await Get<IOffices>().ChangeAsync(office!, new OfficeDetails("Một cửa Ea Kao", "", "Ea Kao", "Đắk Lắk"), "đổi tên", _admin, Cancel));
        var invited = Assert.IsType<InviteOutcome.Invited>(await Get<Operators>().InviteAsync(new NewStaff("Lò Thị Xuân", "Xuan.Lo", Agent, office, null), Cancel));
        Assert.Equal(OfficeOutcome.Done, await Get<IOffices>().CloseAsync(office!, "sáp nhập", _admin, Cancel));
        Assert.Equal(
            new InviteOutcome.Refused(AccountRefusal.OfficeUnknown),
            await Get<IStaffAccounts>().InviteAsync(new NewStaff("Người Khác", "nguoi.khac", Agent, office, null), "người mới", _admin, Cancel));
        Assert.DoesNotContain(await Get<IStaffAccounts>().ListAsync(Cancel), account => account.Login == "nguoi.khac");

        var person = _app.Stranger();
        await person.GetAsync(invited.Path);
        var secret = (await Get<Joining>().FindAsync(invited.Path.Split('/')[^1], Cancel))!.Secret;
        var joined = await person.PostAsync(invited.Path, ("Password", Next), ("Again", Next), ("Code", Totp.Code(secret, _app.Clock.GetUtcNow())));
        Assert.Contains("mã khôi phục", joined.Text, StringComparison.OrdinalIgnoreCase);
        await person.PostAsync("/staff/sign-out");
        _app.Clock.Advance(TimeSpan.FromSeconds(30));
        await person.SignInAsync(new TestAccount(invited.Account, "xuan.lo", "Lò Thị Xuân", Next, secret));
        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("/staff", (await person.GetAsync("/staff")).Path);
        return person;
    }

    private async Task UseOwnAccountAsync(StaffDriver agent)
    {
        using var passkey = new SoftPasskey(_app.Address);
        await agent.GetAsync("/staff/account");
        var (options, ticket) = await AskAsync(agent, "/staff/account?handler=Question");
        await agent.PostAsync("/staff/account?handler=AddKey", ("Ticket", ticket), ("Credential", passkey.Create(options)), ("Name", "Máy"));
        using var other = _app.Stranger();
        await other.GetAsync("/staff/sign-in");
        (options, ticket) = await AskAsync(other, "/staff/sign-in?handler=Question");
        Assert.Equal("/staff", (await other.PostAsync("/staff/sign-in?handler=Passkey", ("Ticket", ticket), ("Credential", passkey.Get(options)))).Path);

        var page = await agent.GetAsync("/staff/account");
        Assert.Contains("Đã bỏ cách xác thực", (await agent.PostAsync("/staff/account?handler=RemoveKey", ("id", page.Value("id")!))).Text, StringComparison.Ordinal);
        Assert.Contains("ít nhất một cách", (await agent.PostAsync("/staff/account?handler=RemoveApp")).Text, StringComparison.Ordinal);
        Assert.Contains("Đã đăng xuất", (await agent.PostAsync("/staff/account?handler=End", ("id", (await agent.GetAsync("/staff/account")).Value("id")!))).Text, StringComparison.Ordinal);
        Assert.StartsWith("/staff/sign-in", (await other.GetAsync("/staff")).Path, StringComparison.Ordinal);
        await agent.PostAsync("/staff/account?handler=EndOthers");

        _app.Clock.Advance(TimeSpan.FromMinutes(11));
        var confirmed = await agent.PostAsync(
            "/staff/confirm", ("Code", Totp.Code(agent.Account!.TotpSecret, _app.Clock.GetUtcNow())), ("return", "/staff/account/password"));
        Assert.Equal("/staff/account/password", confirmed.Path);
        var codes = (await agent.PostAsync("/staff/account?handler=Codes")).Html.Split("<li>");
        await agent.PostAsync("/staff/account/password", ("Current", Next), ("Password", Next + " moi"), ("Again", Next + " moi"));
        using var later = _app.Stranger();
        await later.GetAsync("/staff/sign-in");
        await later.PostAsync("/staff/sign-in", ("Login", agent.Account.Login), ("Password", Next + " moi"));
        Assert.Equal("/staff", (await later.PostAsync("/staff/second-factor", ("Code", codes[^1].Split('<')[0]))).Path);
    }

    private async Task GuessAsync(TestAccount account)
    {
        using var guesser = _app.Stranger();
        await guesser.GetAsync("/staff/sign-in");
        for (var i = 0; i < 5; i++) await guesser.PostAsync("/staff/sign-in", ("Login", account.Login), ("Password", "sai"));
        var closed = await guesser.PostAsync("/staff/sign-in", ("Login", account.Login), ("Password", Next + " moi"));
        Assert.Equal("/staff/sign-in", closed.Path);
        Assert.NotNull((await Get<IStaffAccounts>().FindAsync(account.Id, Cancel))!.LockedUntil);
        await Get<AccountTable>().RehashAsync(account.Id, Get<Passwords>().Hash(Next), Cancel);
    }

    private async Task AdministerAsync(TestAccount account)
    {
        var accounts = Get<IStaffAccounts>();
        var officer = new HashSet<StaffRole> { StaffRole.Officer };
        Assert.Null(await accounts.SetRolesAsync(account.Id, officer, null, Signing.Identity.CitizenId.Parse("066188000012"), "việc mới", _admin, Cancel));
        Assert.Null(await accounts.EndSessionsAsync(account.Id, "thử", _admin, Cancel));
        Assert.Null(await accounts.DisableAsync(account.Id, "nghỉ phép", _admin, Cancel));
        Assert.Null(await accounts.EnableAsync(account.Id, "đi làm lại", _admin, Cancel));
        Assert.IsType<InviteOutcome.Invited>(await accounts.ResetAsync(account.Id, "mất điện thoại", _admin, Cancel));
        var one = Assert.Single(await accounts.ListAsync(Cancel));
        Assert.Equal((AccountState.Invited, null), (one.State, one.LockedUntil));
        await Get<OwnAccount>().RemoveAppAsync(account.Id, Cancel);
    }

    private async Task KeepUpAsync()
    {
        _app.Clock.Advance(TimeSpan.FromDays(200));
        await Get<SessionTable>().RemoveOldAsync(_app.Clock.GetUtcNow(), Cancel);
        Assert.Equal(1, await Get<Tickets>().RemoveOldAsync(Cancel));
        await Get<Attempts>().FailAsync((await Get<Attempts>().TakePasswordAsync(new DefaultHttpContext(), "x"))!, "password");
        _app.Clock.Advance(TimeSpan.FromDays(2));
        await Get<Attempts>().KeepUpAsync(Cancel);
        // The reset has forgotten them.
        Assert.Equal(0, await Get<KnownDevices>().RemoveOldAsync(Cancel));
    }

    private static async Task<(string Options, string Ticket)> AskAsync(StaffDriver person, string path)
    {
        using var json = JsonDocument.Parse((await person.PostAsync(path)).Html);
        return (json.RootElement.GetProperty("options").GetString()!, json.RootElement.GetProperty("ticket").GetString()!);
    }
}
