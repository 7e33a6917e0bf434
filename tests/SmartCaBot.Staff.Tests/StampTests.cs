using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Staff.Tests;

/// <summary>What changes between the first factor and the second.</summary>
public sealed class StampTests(StaffHouse house) : IClassFixture<StaffHouse>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sessions"), InlineData("password"), InlineData("roles")]
    public async Task The_second_factor_completes_nothing_that_began_before_the_account_changed(string what)
    {
        var account = await TestAccount.AddAsync(house.App.Services, "doi-" + what, "Đổi", [StaffRole.Agent]);
        using var person = house.App.Stranger();
        await person.GetAsync("/staff/sign-in");
        // The page of the second factor is shown: this node remembers the session for two seconds.
        await person.PostAsync("/staff/sign-in", ("Login", account.Login), ("Password", account.Password));

        // At another node.
        var (now, table) = (house.App.Clock.GetUtcNow(), house.App.Services.GetRequiredService<AccountTable>());
        await house.App.Storage.Database.WriteAsync(
            session => what switch
            {
                "sessions" => AccountChanges.EndSessionsAsync(session, account.Id),
                "password" => table.SetPasswordAsync(session, account.Id, "x", now),
                _ => AccountChanges.SetRolesAsync(session, account.Id, "Auditor", null, now),
            },
            Cancel);

        await person.PostAsync("/staff/second-factor", ("Code", Totp.Code(account.TotpSecret, now)));
        Assert.StartsWith("/staff/sign-in", (await person.GetAsync("/staff")).Path, StringComparison.Ordinal);
    }
}
