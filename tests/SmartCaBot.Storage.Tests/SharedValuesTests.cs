using System.Text;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

public sealed class SharedValuesTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_value_comes_back_after_a_restart_and_lies_encrypted(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var until = DateTimeOffset.FromUnixTimeMilliseconds(house.Clock.GetUtcNow().AddDays(7).ToUnixTimeMilliseconds());

        Assert.True(await house.Storage.SharedValues.TryWriteAsync("k", "bí mật", 0, until, Cancel));
        await house.ReopenAsync();

        var value = await house.Storage.SharedValues.ReadAsync("k", Cancel);
        Assert.Equal(("bí mật", 1L, until), (value!.Value, value.Version, value.ExpiresAt!.Value));
        var stored = await house.QueryAsync<byte[]>("SELECT protected_value FROM channel_values");
        Assert.DoesNotContain("bí mật", Encoding.UTF8.GetString(stored), StringComparison.Ordinal);
        Assert.Null(await house.Storage.SharedValues.ReadAsync("other", Cancel));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Of_many_writes_over_one_version_one_succeeds(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var values = house.Storage.SharedValues;

        var first = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => values.TryWriteAsync("k", $"{i}", 0, null, Cancel).AsTask()));
        var second = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => values.TryWriteAsync("k", $"{i}", 1, null, Cancel).AsTask()));

        Assert.Equal((1, 1), (first.Count(done => done), second.Count(done => done)));
        Assert.Equal(2, (await values.ReadAsync("k", Cancel))!.Version);
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task What_is_over_for_a_day_goes_when_others_come(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var values = house.Storage.SharedValues;
        var now = house.Clock.GetUtcNow();
        await values.TryWriteAsync("old", "x", 0, now.AddDays(-2), Cancel);
        await values.TryWriteAsync("recent", "x", 0, now.AddHours(-2), Cancel);

        await values.TryWriteAsync("new", "x", 0, null, Cancel);

        Assert.Null(await values.ReadAsync("old", Cancel));
        Assert.NotNull(await values.ReadAsync("recent", Cancel));
    }
}
