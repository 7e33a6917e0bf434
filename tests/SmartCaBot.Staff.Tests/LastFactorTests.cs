using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.SecondFactor;
using SmartCaBot.StaffKit;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;
using SmartCaBot.TestKit;

namespace SmartCaBot.Staff.Tests;

public sealed class LastFactorTests(PostgresServer postgres)
{
    private static readonly byte[] Key = [1, 2, 3];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StorageProvider.Sqlite, true), InlineData(StorageProvider.PostgreSql, true), InlineData(StorageProvider.PostgreSql, false)]
    public async Task Of_the_last_two_one_stays_however_they_are_removed_at_once(StorageProvider provider, bool appFirst)
    {
        await using var app = await StaffApp.StartAsync(postgres: await DatabaseAsync(provider));
        var account = (await TestAccount.AddAsync(app.Services, "hai", "Hai", [StaffRole.Agent])).Id;
        var keys = app.Services.GetRequiredService<PasskeyTable>();
        var now = app.Clock.GetUtcNow();
        await app.Storage.Database.WriteAsync(
            session => keys.AddAsync(session, account, new UserPasskeyInfo(Key, [], now, 0, null, true, false, false, [], [])), Cancel);
        var id = Assert.Single(await keys.ListAsync(account, Cancel)).Id;
        ValueTask<bool> RemoveApp(ISqlSession session) => AccountTable.RemoveTotpAsync(session, account, now);
        ValueTask<bool> RemoveKey(ISqlSession session) => PasskeyTable.RemoveAsync(session, account, id);

        // The first has removed its one and has not committed yet when the second begins.
        var (removed, mayCommit) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = app.Storage.Database.WriteAsync(
            async session =>
            {
                var done = await (appFirst ? RemoveApp(session) : RemoveKey(session));
                removed.TrySetResult();
                await mayCommit.Task;
                return done;
            },
            Cancel);
        await removed.Task;
        var second = app.Storage.Database.WriteAsync(session => appFirst ? RemoveKey(session) : RemoveApp(session), Cancel);
        await Task.WhenAny(second, Task.Delay(TimeSpan.FromMilliseconds(300), Cancel));
        mayCommit.SetResult();

        Assert.True(await first);
        Assert.False(await second);
        var row = await app.Services.GetRequiredService<AccountTable>().FindAsync(account, Cancel);
        Assert.Equal(appFirst ? 1 : 0, (await keys.ListAsync(account, Cancel)).Count);
        Assert.Equal(appFirst, row!.TotpSecret is null);
    }

    private async Task<string?> DatabaseAsync(StorageProvider provider)
    {
        if (provider == StorageProvider.Sqlite) return null;
        var database = await postgres.NewDatabaseAsync(Cancel);
        if (database is null) Assert.Skip(postgres.Unavailable!);
        return database;
    }
}
