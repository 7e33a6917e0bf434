using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Staff.Tests;

public sealed class InvitationTests(StaffHouse house) : IClassFixture<StaffHouse>
{
    private const string Password = "trau oi ta bao trau nay";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private StaffApp App => house.App;

    [Fact]
    public async Task A_link_opens_an_account_once()
    {
        var link = await InviteAsync("moi.vao");
        using var person = App.Stranger();
        var page = await person.GetAsync(link.Path);

        var joined = await JoinAsync(person, page, link.Path, Password);
        var home = await person.GetAsync("/staff");
        var again = await person.GetAsync(link.Path);

        Assert.Contains("Cất các mã khôi phục", joined.Text, StringComparison.Ordinal);
        Assert.Equal("/staff", home.Path);
        Assert.Equal(HttpStatusCode.Gone, again.Status);
        Assert.DoesNotContain("<svg", again.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ngan qua", "12 ký tự")]
    [InlineData("MậtKhẩu@2026!!", "dễ bị đoán")]
    [InlineData("aaaaaaaaaaaaaa", "dễ bị đoán")]
    [InlineData("nguoi.moi-2026", "tên của anh/chị")]
    public async Task Easy_passwords_are_refused_and_the_link_stays_good(string password, string why)
    {
        var link = await InviteAsync("nguoi.moi" + Guid.NewGuid().ToString("N")[..4]);
        using var person = App.Stranger();
        var page = await person.GetAsync(link.Path);

        var refused = await JoinAsync(person, page, link.Path, password);

        Assert.Contains(why, refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(link.Path)).Status);
        Assert.StartsWith("/staff/sign-in", (await person.GetAsync("/staff")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_ends_after_two_days()
    {
        await using var app = await StaffApp.StartAsync();
        var invited = (InviteOutcome.Invited)await app.Services.GetRequiredService<Operators>().InviteAsync(
            new NewStaff("Cán bộ", "cham.tre", new HashSet<StaffRole> { StaffRole.Agent }, null, null), Cancel);
        app.Clock.Advance(TimeSpan.FromHours(48.1));
        using var person = app.Stranger();

        Assert.Equal(HttpStatusCode.Gone, (await person.GetAsync(invited.Path)).Status);
    }

    [Fact]
    public async Task Two_people_with_one_link_get_one_account()
    {
        var link = await InviteAsync("hai.nguoi");
        using var first = App.Stranger();
        using var second = App.Stranger();
        var (one, two) = (await first.GetAsync(link.Path), await second.GetAsync(link.Path));

        var both = await Task.WhenAll(JoinAsync(first, one, link.Path, Password), JoinAsync(second, two, link.Path, Password));

        Assert.Single(both, page => page.Text.Contains("Tài khoản đã sẵn sàng", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_wrong_with_a_person_is_said()
    {
        var operators = App.Services.GetRequiredService<Operators>();
        var agent = new HashSet<StaffRole> { StaffRole.Agent };
        Task<InviteOutcome> Invite(NewStaff person) => operators.InviteAsync(person, Cancel);

        await InviteAsync("da.co");
        Assert.Equal(new InviteOutcome.Refused(AccountRefusal.LoginTaken), await Invite(new("Người khác", "DA.CO", agent, null, null)));
        Assert.Equal(new InviteOutcome.Refused(AccountRefusal.LoginInvalid), await Invite(new("Người khác", "có dấu", agent, null, null)));
        Assert.Equal(new InviteOutcome.Refused(AccountRefusal.OfficeUnknown), await Invite(new("Người khác", "khac", agent, "nowhere", null)));
        Assert.Equal(
            new InviteOutcome.Refused(AccountRefusal.OfficerNeedsCitizenId),
            await Invite(new("Người khác", "khac", new HashSet<StaffRole> { StaffRole.Officer }, null, null)));
        Assert.IsType<InviteOutcome.Invited>(await Invite(new("Người khác", "khac", agent, null, null)));
    }

    private async Task<InviteOutcome.Invited> InviteAsync(string login) =>
        (InviteOutcome.Invited)await App.Services.GetRequiredService<Operators>().InviteAsync(
            new NewStaff("Người Mới", login, new HashSet<StaffRole> { StaffRole.Agent }, null, null), Cancel);

    private Task<StaffPage> JoinAsync(StaffDriver person, StaffPage page, string path, string password)
    {
        var secret = Base32.Read(page.Html.Split("id=\"secret\">")[1].Split('<')[0]);
        return person.PostAsync(path, ("Password", password), ("Again", password), ("Code", Totp.Code(secret, App.Clock.GetUtcNow())));
    }
}
