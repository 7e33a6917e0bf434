using System.Text.Json;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage.Signing;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

public sealed class IdentityCheckStoreTests(PostgresServer postgres)
{
    private const int Most = 5;
    private static readonly DateTimeOffset Now = Turns.At.AddTicks(7);
    private static readonly DateTimeOffset Since = Now.AddHours(-1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_check_comes_back_whole_on_another_node_and_after_a_restart(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var (held, unknown) = (Check("held"), Check("unknown") with { CredentialId = null, Subject = null });
        await house.Storage.IdentityChecks.AddAsync(held, Since, Most, Cancel);
        await house.Storage.IdentityChecks.AddAsync(unknown, Since, Most, Cancel);
        await using (var node = await StorageModule.OpenAsync(house.Options, house.Clock, Cancel))
            Assert.True(await node.IdentityChecks.TryReplaceAsync(held with { IsEstablished = true, Version = 2 }, Cancel));
        await house.ReopenAsync();

        Same(held with { IsEstablished = true, Version = 2 }, await house.Storage.IdentityChecks.FindAsync(held.Id, Cancel));
        Same(unknown, await house.Storage.IdentityChecks.FindAsync(unknown.Id, Cancel));
        Assert.Null(await house.Storage.IdentityChecks.FindAsync(Guid.NewGuid(), Cancel));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Of_many_at_once_with_one_key_one_is_added(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);

        // Two holders: the same key must not give two checks even where the numbers differ.
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => house.Storage.IdentityChecks.AddAsync(Check("key", holder: (byte)(i % 2)), Since, Most, Cancel), Cancel)));

        var id = Assert.Single(added, item => item!.Value.IsNew)!.Value.Item.Id;
        Assert.All(added, item => Assert.Equal(id, item!.Value.Item.Id));
        Assert.Equal(1, await house.QueryAsync<long>("SELECT count(*) FROM identity_checks"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Of_many_at_once_no_more_than_the_limit_are_added_for_a_holder(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await using var other = await StorageModule.OpenAsync(house.Options, house.Clock, Cancel);

        var added = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(
            () => (i % 2 == 0 ? house.Storage : other).IdentityChecks.AddAsync(Check($"k{i}", holder: (byte)(i / 12)), Since, Most, Cancel),
            Cancel)));

        var kept = added.OfType<Added<IdentityCheck>>().Select(item => item.Item.HolderHash[^1]).CountBy(holder => holder);
        Assert.Equal([(0, Most), (1, Most)], kept.Select(count => ((int)count.Key, count.Value)).Order());
        Assert.Equal(2 * Most, await house.QueryAsync<long>("SELECT count(*) FROM identity_checks"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Only_checks_within_the_window_count_and_a_known_key_is_answered_beyond_the_limit(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.IdentityChecks;
        await store.AddAsync(Check("before") with { StartedAt = Since.AddMilliseconds(-1) }, Since, 1, Cancel);
        var first = Check("first") with { StartedAt = Since };
        Assert.True((await store.AddAsync(first, Since, 1, Cancel))!.Value.IsNew);

        Assert.Null(await store.AddAsync(Check("second"), Since, 1, Cancel));
        var again = (await store.AddAsync(Check("first"), Since, 1, Cancel))!.Value;
        Assert.Equal((first.Id, false), (again.Item.Id, again.IsNew));
        Assert.True((await store.AddAsync(Check("second", holder: 1), Since, 1, Cancel))!.Value.IsNew);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task What_is_older_than_an_hour_is_forgotten_unless_it_still_counts(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.IdentityChecks;
        var old = Check("old") with { StartedAt = Now.AddMinutes(-61) };
        await store.AddAsync(old, Since, Most, Cancel);

        Assert.Null(await store.AddAsync(Check("day"), Now.AddDays(-1), 1, Cancel));
        Assert.NotNull(await store.FindAsync(old.Id, Cancel));
        Assert.NotNull(await store.AddAsync(Check("hour"), Since, 1, Cancel));
        Assert.Null(await store.FindAsync(old.Id, Cancel));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Of_ten_replacements_at_once_one_wins(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.IdentityChecks;
        var check = Check("key");
        await store.AddAsync(check, Since, Most, Cancel);

        var won = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(
            () => store.TryReplaceAsync(check with { Code = check.Code with { AttemptsUsed = 10 + i }, Version = 2 }, Cancel), Cancel)));

        Assert.Single(won, true);
        Assert.Equal(10 + Array.IndexOf(won, true), (await store.FindAsync(check.Id, Cancel))!.Code.AttemptsUsed);
        Assert.False(await store.TryReplaceAsync(check with { Version = 4 }, Cancel));
        Assert.False(await store.TryReplaceAsync(Check("never added") with { Version = 2 }, Cancel));
    }

    private static IdentityCheck Check(string key, byte holder = 0) => new()
    {
        Id = Guid.NewGuid(),
        IdempotencyKey = key,
        HolderHash = [.. Enumerable.Repeat((byte)7, 31), holder],
        CredentialId = Guid.NewGuid(),
        Subject = new SubjectId("web:dl_1"),
        Purpose = new IdentityPurpose.Connect("client-1", "Cổng dịch vụ"),
        StartedAt = Now,
        Code = new CodeChallenge([1], [2], Now, Now.AddMinutes(5), 1, 2, "send-1"),
    };

    private static void Same(IdentityCheck expected, IdentityCheck? actual) => Assert.Equal(
        JsonSerializer.Serialize(expected, SigningJson.Default.IdentityCheck), JsonSerializer.Serialize(actual!, SigningJson.Default.IdentityCheck));
}
