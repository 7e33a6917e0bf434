using SmartCaBot.Storage.Migrations;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

public sealed class SchemaTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Both_databases_have_the_same_steps()
    {
        var sqlite = Migration.Known("Sqlite");

        Assert.Equal(sqlite.Select(step => step.Name), Migration.Known("PostgreSql").Select(step => step.Name));
        Assert.Equal(sqlite.Select(step => step.Number).Distinct().Order(), sqlite.Select(step => step.Number));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_step_that_changed_after_it_was_applied_is_refused(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await house.ExecuteAsync("UPDATE schema_migrations SET checksum = 'another' WHERE number = 2");

        await RefusedAsync(house.Options, "another build");
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_database_of_a_newer_version_is_refused(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await house.ExecuteAsync("INSERT INTO schema_migrations VALUES (@Number, 'later.sql', 'x', 0)", new { Number = Migration.Known("Sqlite")[^1].Number + 1 });

        await RefusedAsync(house.Options, "newer version");
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Another_key_is_refused_at_the_start(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);

        await RefusedAsync(house.Options with { Key = new byte[32] }, "storage key");
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task Several_nodes_may_start_at_once(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await house.EmptyAsync();

        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => StorageModule.OpenAsync(house.Options, TimeProvider.System, Cancel), Cancel)));

        foreach (var node in nodes)
            await node.DisposeAsync();
        Assert.Equal(Migration.Known("Sqlite").Count, await house.QueryAsync<long>("SELECT count(*) FROM schema_migrations"));
    }

    [Fact]
    public void Options_say_what_is_wrong_and_show_no_password()
    {
        var options = new StorageOptions
        {
            Provider = StorageProvider.PostgreSql,
            DataDirectory = "data",
            Key = new byte[16],
            ConnectionString = " ",
        };

        Assert.Equal(2, options.Problems().Count());
        Assert.DoesNotContain("secret", (options with { ConnectionString = "Password=secret" }).ToString(), StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(StorageOptions options, string reason)
    {
        var refusal = await Assert.ThrowsAsync<StorageException>(() => StorageModule.OpenAsync(options, TimeProvider.System, Cancel));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }
}
