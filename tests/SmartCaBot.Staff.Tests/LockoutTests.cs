using System.Diagnostics;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Staff.Tests;

/// <summary>Each with an app of its own, because the pace of one address is limited too.</summary>
public sealed class LockoutTests : IAsyncLifetime
{
    private StaffApp _app = null!;
    private TestAccount _account = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await StaffApp.StartAsync();
        _account = await TestAccount.AddAsync(_app.Services, "khoa", "Khoá", [StaffRole.Agent]);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Five_wrong_passwords_close_the_account_for_a_minute_and_ten_for_longer()
    {
        using var person = _app.Stranger();
        for (var i = 0; i < 5; i++) await TryAsync(person, "sai");
        await RefusedAsync(person);

        _app.Clock.Advance(TimeSpan.FromSeconds(61));
        for (var i = 0; i < 5; i++)
        {
            await TryAsync(person, "sai");
            _app.Clock.Advance(TimeSpan.FromSeconds(61));
        }

        await RefusedAsync(person);
        _app.Clock.Advance(TimeSpan.FromMinutes(10));
        await person.SignInAsync(_account);
    }

    [Fact]
    public async Task Guessing_in_parallel_is_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var guesser = _app.Stranger();
            await TryAsync(guesser, "sai");
        }));

        using var person = _app.Stranger();
        await RefusedAsync(person);
    }

    [Fact]
    public async Task A_right_password_does_not_clear_what_wrong_codes_count()
    {
        using var person = _app.Stranger();
        for (var i = 0; i < 5; i++)
        {
            await TryAsync(person, _account.Password);
            await person.PostAsync("/staff/second-factor", ("Code", "000000"));
        }

        await RefusedAsync(person);
    }

    [Fact]
    public async Task Nobody_learns_which_accounts_there_are()
    {
        await using var app = await StaffApp.StartAsync(options: new StaffOptions());
        await TestAccount.AddAsync(app.Services, _account.Login, "Khoá", [StaffRole.Agent]);
        using var person = app.Stranger();
        await TryAsync(person, "sai");
        var (known, knownTook) = await TimeAsync(person, _account.Login);
        var (unknown, unknownTook) = await TimeAsync(person, "khong.co.ai");
        for (var i = 0; i < 5; i++) await TryAsync(person, "sai");
        var (closed, _) = await TimeAsync(person, _account.Login);

        Assert.Equal(Message(known), Message(unknown));
        Assert.Equal(Message(known), Message(closed));
        // Hashing is nearly all of it; without it an answer takes a hundredth.
        Assert.InRange(unknownTook / knownTook, 0.2, 5);
    }

    private static string Message(StaffPage page) => page.Html.Split("<div class=\"errors\"")[1].Split("</div>")[0];

    private static async Task<(StaffPage Page, double Took)> TimeAsync(StaffDriver person, string login)
    {
        var start = Stopwatch.GetTimestamp();
        var page = await person.PostAsync("/staff/sign-in", ("Login", login), ("Password", "cung mot cau sai"));
        return (page, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private async Task TryAsync(StaffDriver person, string password)
    {
        await person.GetAsync("/staff/sign-in");
        await person.PostAsync("/staff/sign-in", ("Login", _account.Login), ("Password", password));
    }

    private async Task RefusedAsync(StaffDriver person)
    {
        await person.GetAsync("/staff/sign-in");
        var page = await person.PostAsync("/staff/sign-in", ("Login", _account.Login), ("Password", _account.Password));
        Assert.Equal("/staff/sign-in", page.Path);
    }
}
