using System.Net;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Staff.Tests;

/// <summary>Each with an app of its own: they move the clock by hours.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private StaffApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await StaffApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Half_an_hour_without_use_ends_it()
    {
        using var agent = await _app.SignInAsync(StaffRole.Agent);
        _app.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.Equal("/staff", (await agent.GetAsync("/staff")).Path);
        _app.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.Equal("/staff", (await agent.GetAsync("/staff")).Path);

        _app.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.StartsWith("/staff/sign-in", (await agent.GetAsync("/staff")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_page_fetches_by_itself_keeps_no_session_alive()
    {
        using var agent = await _app.SignInAsync(StaffRole.Agent);
        _app.Clock.Advance(TimeSpan.FromMinutes(25));
        using var fetched = new HttpRequestMessage(HttpMethod.Get, "/staff");
        fetched.Headers.Add("Sec-Fetch-Mode", "cors");
        using var answer = await agent.Client.SendAsync(fetched, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        _app.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.StartsWith("/staff/sign-in", (await agent.GetAsync("/staff")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twelve_hours_end_it_however_it_is_used()
    {
        using var agent = await _app.SignInAsync(StaffRole.Agent);
        for (var hours = 0.0; hours < 11.9; hours += 0.4)
        {
            Assert.Equal("/staff", (await agent.GetAsync("/staff")).Path);
            _app.Clock.Advance(TimeSpan.FromHours(0.4));
        }

        Assert.StartsWith("/staff/sign-in", (await agent.GetAsync("/staff")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_gets_a_new_name_at_every_step_and_an_old_name_opens_nothing()
    {
        var account = await TestAccount.AddAsync(_app.Services, "co.dinh", "Cố Định", [StaffRole.Agent]);
        using var person = _app.Stranger();
        person.Cookies.Add(_app.Address, new Cookie("staff", new string('x', 43)));
        await person.GetAsync("/staff/sign-in");
        await person.PostAsync("/staff/sign-in", ("Login", account.Login), ("Password", account.Password));
        var half = person.Cookies.GetCookies(_app.Address)["staff"]!.Value;
        await person.PostAsync("/staff/second-factor", ("Code", Totp.Code(account.TotpSecret, _app.Clock.GetUtcNow())));
        var full = person.Cookies.GetCookies(_app.Address)["staff"]!.Value;

        using var thief = _app.Stranger();
        thief.Cookies.Add(_app.Address, new Cookie("staff", half));
        Assert.Distinct([new string('x', 43), half, full]);
        Assert.StartsWith("/staff/sign-in", (await thief.GetAsync("/staff")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_it_on_the_server()
    {
        using var agent = await _app.SignInAsync(StaffRole.Agent);
        var token = agent.Cookies.GetCookies(_app.Address)["staff"]!.Value;

        await agent.PostAsync("/staff/sign-out");

        using var thief = _app.Stranger();
        thief.Cookies.Add(_app.Address, new Cookie("staff", token));
        Assert.StartsWith("/staff/sign-in", (await thief.GetAsync("/staff")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        using var agent = await _app.SignInAsync(StaffRole.Agent);

        using var answer = await agent.Client.PostAsync("/staff/sign-out", new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("/staff", (await agent.GetAsync("/staff")).Path);
    }

    [Fact]
    public async Task Scripts_are_told_by_the_status()
    {
        using var stranger = _app.Stranger();
        stranger.Client.DefaultRequestHeaders.Accept.Clear();

        using var answer = await stranger.Client.GetAsync("/staff/here", TestContext.Current.CancellationToken);
        using var head = new HttpRequestMessage(HttpMethod.Head, "/staff/here");
        using var told = await stranger.Client.SendAsync(head, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, told.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/desk")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/desk/..//evil.example")]
    [InlineData("/deskevil")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/staff/sign-out")]
    [InlineData("/desk\n")]
    public async Task Signing_in_leads_to_our_own_pages_only(string path)
    {
        var account = await TestAccount.AddAsync(_app.Services, "di.dau", "Đi Đâu", [StaffRole.Agent]);
        using var person = _app.Stranger();
        await person.GetAsync("/staff/sign-in?return=" + Uri.EscapeDataString(path));
        await person.PostAsync("/staff/sign-in", ("Login", account.Login), ("Password", account.Password), ("return", path));

        var page = await person.PostAsync(
            "/staff/second-factor", ("Code", Totp.Code(account.TotpSecret, _app.Clock.GetUtcNow())), ("return", path));

        Assert.Equal("/staff", page.Path);
    }
}
