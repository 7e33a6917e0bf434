using System.Net;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Staff.Tests;

public sealed class SigningInTests(StaffHouse house) : IClassFixture<StaffHouse>
{
    private StaffApp App => house.App;

    [Fact]
    public async Task Password_and_code_open_the_pages()
    {
        using var agent = await App.SignInAsync(StaffRole.Agent);

        var page = await agent.GetAsync("/staff");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Chào Cán bộ", page.Text, StringComparison.Ordinal);
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_second_factor_nothing_opens()
    {
        var account = await TestAccount.AddAsync(App.Services, "nua.duong", "Nửa Đường", [StaffRole.Agent]);
        using var person = App.Stranger();
        await person.GetAsync("/staff/sign-in");

        var asked = await person.PostAsync("/staff/sign-in?return=%2Fstaff", ("Login", account.Login), ("Password", account.Password));
        var home = await person.GetAsync("/staff");

        Assert.StartsWith("/staff/second-factor", asked.Path, StringComparison.Ordinal);
        Assert.StartsWith("/staff/sign-in", home.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        using var first = await App.SignInAsync(StaffRole.Agent);
        var account = first.Account!;
        using var second = App.Stranger();
        await second.GetAsync("/staff/sign-in");
        await second.PostAsync("/staff/sign-in", ("Login", account.Login), ("Password", account.Password));

        var again = await second.PostAsync("/staff/second-factor", ("Code", Totp.Code(account.TotpSecret, App.Clock.GetUtcNow())));

        Assert.Equal("/staff/second-factor", again.Path);
        Assert.Contains("đã dùng rồi", again.Text, StringComparison.Ordinal);
    }
}
