using System.Text.Json;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Staff.Tests;

public sealed class PasskeyTests(StaffHouse house) : IClassFixture<StaffHouse>
{
    private StaffApp App => house.App;

    [Fact]
    public async Task A_passkey_signs_in_alone_and_an_answer_counts_once()
    {
        using var passkey = new SoftPasskey(App.Address);
        using var owner = await WithPasskeyAsync(passkey);
        using var person = App.Stranger();
        await person.GetAsync("/staff/sign-in");

        var (options, ticket) = await AskAsync(person, "/staff/sign-in?handler=Question");
        var answer = passkey.Get(options);
        var home = await person.PostAsync("/staff/sign-in?handler=Passkey", ("Ticket", ticket), ("Credential", answer), ("return", "/staff/account"));

        using var thief = App.Stranger();
        await thief.GetAsync("/staff/sign-in");
        var replayed = await thief.PostAsync("/staff/sign-in?handler=Passkey", ("Ticket", ticket), ("Credential", answer));
        var (_, another) = await AskAsync(thief, "/staff/sign-in?handler=Question");
        var moved = await thief.PostAsync("/staff/sign-in?handler=Passkey", ("Ticket", another), ("Credential", answer));

        Assert.Equal("/staff/account", home.Path);
        Assert.Contains(owner.Account!.Login, home.Text, StringComparison.Ordinal);
        Assert.All([replayed, moved], page => Assert.Contains("Chưa nhận ra khóa", page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_passkey_is_a_second_factor_for_its_own_account_only()
    {
        using var passkey = new SoftPasskey(App.Address);
        using var owner = await WithPasskeyAsync(passkey);
        var other = await TestAccount.AddAsync(App.Services, "khac.khoa", "Khác Khoá", [StaffRole.Agent]);

        Assert.Equal("/staff/second-factor?handler=Passkey", (await SecondFactorAsync(other, passkey)).Path);
        Assert.Equal("/staff", (await SecondFactorAsync(owner.Account!, passkey)).Path);
    }

    [Fact]
    public async Task The_last_way_in_stays()
    {
        using var passkey = new SoftPasskey(App.Address);
        using var owner = await WithPasskeyAsync(passkey);
        var id = (await owner.GetAsync("/staff/account")).Value("id")!;

        await owner.PostAsync("/staff/account?handler=RemoveApp");
        var refused = await owner.PostAsync("/staff/account?handler=RemoveKey", ("id", id));

        Assert.Contains("ít nhất một cách", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Chưa ghép", refused.Text, StringComparison.Ordinal);
    }

    private async Task<StaffDriver> WithPasskeyAsync(SoftPasskey passkey)
    {
        var owner = await App.SignInAsync(StaffRole.Agent);
        await owner.GetAsync("/staff/account");
        var (options, ticket) = await AskAsync(owner, "/staff/account?handler=Question");
        var added = await owner.PostAsync(
            "/staff/account?handler=AddKey", ("Ticket", ticket), ("Credential", passkey.Create(options)), ("Name", "Máy <b>của tôi</b>"));
        Assert.Contains("Đã thêm cách xác thực", added.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>của", added.Html, StringComparison.Ordinal);
        return owner;
    }

    private async Task<StaffPage> SecondFactorAsync(TestAccount account, SoftPasskey passkey)
    {
        using var person = App.Stranger();
        await person.GetAsync("/staff/sign-in");
        await person.PostAsync("/staff/sign-in", ("Login", account.Login), ("Password", account.Password));
        var (options, ticket) = await AskAsync(person, "/staff/second-factor?handler=Question");
        return await person.PostAsync("/staff/second-factor?handler=Passkey", ("Ticket", ticket), ("Credential", passkey.Get(options)));
    }

    private static async Task<(string Options, string Ticket)> AskAsync(StaffDriver person, string path)
    {
        using var json = JsonDocument.Parse((await person.PostAsync(path)).Html);
        return (json.RootElement.GetProperty("options").GetString()!, json.RootElement.GetProperty("ticket").GetString()!);
    }
}
