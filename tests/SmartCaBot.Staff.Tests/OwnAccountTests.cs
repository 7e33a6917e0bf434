using System.Net;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Staff.Tests;

/// <summary>Each with an app of its own: they move the clock.</summary>
public sealed partial class OwnAccountTests : IAsyncLifetime
{
    private StaffApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await StaffApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_recovery_code_stands_in_once()
    {
        using var agent = await _app.SignInAsync(StaffRole.Agent);
        var shown = await agent.PostAsync("/staff/account?handler=Codes");
        var code = Code().Match(shown.Html).Groups[1].Value;

        Assert.Equal("/staff", (await SignInAsync(agent.Account!, code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).Path);
        Assert.Equal("/staff/second-factor", (await SignInAsync(agent.Account!, code)).Path);
        Assert.Contains("Còn 9 mã", (await agent.GetAsync("/staff/account")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_minutes_after_the_second_factor_dangerous_pages_ask_for_it_again()
    {
        using var agent = await _app.SignInAsync(StaffRole.Agent);
        Assert.Equal("/staff/account/password", (await agent.GetAsync("/staff/account/password")).Path);
        _app.Clock.Advance(TimeSpan.FromMinutes(11));

        var asked = await agent.GetAsync("/staff/account/password");
        var posted = await agent.PostAsync("/staff/account?handler=Codes");
        var back = await agent.PostAsync(asked.Path, ("Code", Totp.Code(agent.Account!.TotpSecret, _app.Clock.GetUtcNow())), ("return", "/staff/account/password"));

        Assert.StartsWith("/staff/confirm?return=", asked.Path, StringComparison.Ordinal);
        Assert.StartsWith("/staff/confirm?return=", posted.Path, StringComparison.Ordinal);
        Assert.Equal("/staff/account/password", back.Path);
    }

    [Fact]
    public async Task A_changed_password_ends_other_sessions_and_keeps_this_one()
    {
        using var here = await _app.SignInAsync(StaffRole.Agent);
        _app.Clock.Advance(TimeSpan.FromSeconds(30));
        using var there = _app.Stranger();
        await there.SignInAsync(here.Account!);
        const string Next = "con mua ngang qua pho nui";

        await here.GetAsync("/staff/account/password");
        var wrong = await here.PostAsync("/staff/account/password", ("Current", "sai"), ("Password", Next), ("Again", Next));
        var changed = await here.PostAsync("/staff/account/password", ("Current", here.Account!.Password), ("Password", Next), ("Again", Next));

        Assert.Contains("hiện tại chưa đúng", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Đã đổi mật khẩu", changed.Text, StringComparison.Ordinal);
        Assert.StartsWith("/staff/sign-in", (await there.GetAsync("/staff")).Path, StringComparison.Ordinal);
        _app.Clock.Advance(TimeSpan.FromSeconds(30));
        await there.SignInAsync(here.Account with { Password = Next });
    }

    [Fact]
    public async Task Another_place_is_signed_out_from_here_and_nobody_elses()
    {
        using var here = await _app.SignInAsync(StaffRole.Agent);
        using var stranger = await _app.SignInAsync(StaffRole.Agent);
        _app.Clock.Advance(TimeSpan.FromSeconds(30));
        using var there = _app.Stranger();
        await there.SignInAsync(here.Account!);
        var handle = (await here.GetAsync("/staff/account")).Value("id")!;

        await stranger.PostAsync("/staff/account?handler=End", ("id", handle));
        Assert.Equal("/staff", (await there.GetAsync("/staff")).Path);
        await here.PostAsync("/staff/account?handler=End", ("id", handle));
        Assert.StartsWith("/staff/sign-in", (await there.GetAsync("/staff")).Path, StringComparison.Ordinal);
        Assert.Equal("/staff", (await here.GetAsync("/staff")).Path);
    }

    [Fact]
    public async Task A_new_app_takes_the_place_of_the_old_one()
    {
        using var agent = await _app.SignInAsync(StaffRole.Agent);
        var page = await agent.GetAsync("/staff/account/app");
        var secret = Base32.Read(page.Html.Split("id=\"secret\">")[1].Split('<')[0]);
        var done = await agent.PostAsync("/staff/account/app", ("Sealed", page.Value("Sealed")!), ("Code", Totp.Code(secret, _app.Clock.GetUtcNow())));
        var forged = await agent.PostAsync("/staff/account/app", ("Sealed", "AAAA"), ("Code", "000000"));
        _app.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Contains("Đã thêm cách xác thực", done.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Equal("/staff/second-factor", (await SignInAsync(agent.Account!, Totp.Code(agent.Account!.TotpSecret, _app.Clock.GetUtcNow()))).Path);
        Assert.Equal("/staff", (await SignInAsync(agent.Account!, Totp.Code(secret, _app.Clock.GetUtcNow()))).Path);
    }

    [System.Text.RegularExpressions.GeneratedRegex("<li>([A-Z0-9]{5}-[A-Z0-9]{5})</li>")]
    private static partial System.Text.RegularExpressions.Regex Code();

    private async Task<StaffPage> SignInAsync(TestAccount account, string code)
    {
        using var person = _app.Stranger();
        await person.GetAsync("/staff/sign-in");
        await person.PostAsync("/staff/sign-in", ("Login", account.Login), ("Password", account.Password));
        return await person.PostAsync("/staff/second-factor", ("Code", code));
    }
}
