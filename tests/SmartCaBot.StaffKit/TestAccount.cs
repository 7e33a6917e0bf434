using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Staff;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.SigningIn;
using SmartCaBot.Storage;

namespace SmartCaBot.StaffKit;

/// <summary>An account made past the invitation, with what its person knows and has.</summary>
public sealed record TestAccount(string Id, string Login, string Name, string Password, byte[] TotpSecret)
{
    private const string AnyPassword = "sau con voi qua song";

    public static async Task<TestAccount> AddAsync(
        IServiceProvider services, string login, string name, IEnumerable<StaffRole> roles, string? office = null, string? citizenId = null)
    {
        var account = new TestAccount(Guid.NewGuid().ToString("N"), login, name, AnyPassword, Totp.NewSecret());
        var (table, passwords) = (services.GetRequiredService<AccountTable>(), services.GetRequiredService<Passwords>());
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var person = new Person(name, citizenId is null ? null : CitizenId.Parse(citizenId));
        var hash = passwords.Hash(AnyPassword);
        await services.GetRequiredService<IDatabase>().WriteAsync(
            async session =>
            {
                await table.AddAsync(session, new(account.Id, login, AccountState.Invited, roles.ToHashSet(), office, person, null, null, now));
                await table.SetPasswordAsync(session, account.Id, hash, now);
                await table.SetTotpAsync(session, account.Id, account.TotpSecret, 0, now);
                return await AccountTable.ActivateAsync(session, account.Id, now);
            },
            CancellationToken.None);
        return account;
    }
}
