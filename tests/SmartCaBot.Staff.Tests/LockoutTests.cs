using System.Diagnostics;
using SmartCaBot.Signing.Authenticators;
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
    public async Task Who_has_signed_in_here_before_is_not_kept_out_by_who_guesses_elsewhere()
    {
        using var owner = _app.Stranger();
        await owner.SignInAsync(_account);
        await owner.PostAsync("/staff/sign-out");
        _app.Clock.Advance(TimeSpan.FromSeconds(30));
        using var guesser = _app.Stranger();
        for (var i = 0; i < 6; i++) await TryAsync(guesser, "sai");

        await owner.SignInAsync(_account);

        using var elsewhere = _app.Stranger();
        await RefusedAsync(elsewhere);
    }

    [Fact]
    public async Task A_browser_that_is_known_is_no_way_to_guess_without_end()
    {
        using var person = _app.Stranger();
        await person.SignInAsync(_account);
        await person.PostAsync("/staff/sign-out");
        for (var i = 0; i < 5; i++) await TryAsync(person, "sai");

        await RefusedAsync(person);
        // And for another account it is a browser like any other.
        var other = await TestAccount.AddAsync(_app.Services, "khoa.khac", "Khoá Khác", [StaffRole.Agent]);
        for (var i = 0; i < 5; i++)
        {
            using var guesser = _app.Stranger();
            await guesser.GetAsync("/staff/sign-in");
            await guesser.PostAsync("/staff/sign-in", ("Login", other.Login), ("Password", "sai"));
        }

        await RefusedAsync(person, other);
    }

    [Fact]
    public async Task What_an_open_session_is_asked_for_counts_apart()
    {
        using var owner = _app.Stranger();
        await owner.SignInAsync(_account);
        using var guesser = _app.Stranger();
        for (var i = 0; i < 6; i++) await TryAsync(guesser, "sai");
        _app.Clock.Advance(TimeSpan.FromMinutes(11));

        for (var i = 0; i < 4; i++) await owner.PostAsync("/staff/confirm", ("Code", "000000"), ("return", "/staff/account/password"));
        var asked = await owner.PostAsync("/staff/confirm", ("Code", Code()), ("return", "/staff/account/password"));
        Assert.Equal("/staff/account/password", asked.Path);

        // Whoever sits down there guesses neither codes nor the password without end, and keeps nobody from signing in elsewhere.
        for (var i = 0; i < 5; i++) await owner.PostAsync("/staff/account/password", ("Current", "sai"), ("Password", "x"), ("Again", "x"));
        const string Next = "con mua ngang qua pho nui";
        var closed = await owner.PostAsync("/staff/account/password", ("Current", _account.Password), ("Password", Next), ("Again", Next));
        Assert.Contains("hiện tại chưa đúng", closed.Text, StringComparison.Ordinal);
        _app.Clock.Advance(TimeSpan.FromSeconds(30));
        using var elsewhere = _app.Stranger();
        await elsewhere.SignInAsync(_account);
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
        var closed = known;
        // The quickest of several: the machine has other things to do as well.
        for (var i = 0; i < 5; i++)
        {
            (closed, var took) = await TimeAsync(person, _account.Login);
            knownTook = Math.Min(knownTook, took);
            unknownTook = Math.Min(unknownTook, (await TimeAsync(person, "khong.co.ai")).Took);
        }


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

    private string Code() => Totp.Code(_account.TotpSecret, _app.Clock.GetUtcNow());

    private async Task RefusedAsync(StaffDriver person, TestAccount? account = null)
    {
        account ??= _account;
        await person.GetAsync("/staff/sign-in");
        var page = await person.PostAsync("/staff/sign-in", ("Login", account.Login), ("Password", account.Password));
        Assert.Equal("/staff/sign-in", page.Path);
    }
}
