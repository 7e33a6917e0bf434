using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

public sealed class MaintenanceTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_taken_under_load_opens_and_is_whole()
    {
        await using var house = await House.SqliteAsync();
        var store = house.Storage.Conversations;
        for (var version = 0; version < 20; version++)
            await store.CommitAsync(Turns.Commit("before", version, $"b{version}"), Cancel);
        var folder = Path.Combine(house.Options.DataDirectory, "copy");
        Directory.CreateDirectory(folder);
        var target = Path.Combine(folder, "smartcabot.db");

        var writing = Task.WhenAll(Enumerable.Range(0, 200).Select(i => store.CommitAsync(Turns.Commit($"c{i}", 0, $"a{i}"), Cancel).AsTask()));
        Assert.Equal(BackupResult.Written, await house.Storage.Maintenance.BackupDatabaseAsync(target, Cancel));
        await writing;
        Assert.Equal(BackupResult.TargetExists, await house.Storage.Maintenance.BackupDatabaseAsync(target, Cancel));

        await using var copy = await StorageModule.OpenAsync(house.Options with { DataDirectory = folder }, house.Clock, Cancel);
        Assert.Equal(20, (await copy.Conversations.LoadAsync("before", Cancel))!.Version);
        Assert.Empty(await copy.Maintenance.CheckAsync(Cancel));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(target));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task The_check_misses_a_file_that_is_gone(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await house.Storage.Files.SaveAsync(
            null, "c1", "a.pdf", "application/pdf", (stream, cancel) => stream.WriteAsync(new byte[] { 1 }, cancel), Cancel);
        Assert.Empty(await house.Storage.Maintenance.CheckAsync(Cancel));

        foreach (var path in Directory.EnumerateFiles(house.FilesFolder, "*", SearchOption.AllDirectories))
            File.Delete(path);
        Assert.Single(await house.Storage.Maintenance.CheckAsync(Cancel));
    }

    [Fact]
    public async Task The_check_sees_a_damaged_database()
    {
        await using var house = await House.SqliteAsync();
        for (var version = 0; version < 50; version++)
            await house.Storage.Conversations.CommitAsync(Turns.Commit("c1", version, $"a{version}"), Cancel);
        // An index that lost an entry: exactly what a bad disk or a restored half does.
        await house.ExecuteAsync(
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX outbox_due ON outbox (kind)' WHERE name = 'outbox_due'; "
            + "UPDATE sqlite_schema SET sql = 'CREATE INDEX inbox_open ON inbox (ordinal)' WHERE name = 'inbox_open'");
        await house.ReopenAsync();

        Assert.NotEmpty(await house.Storage.Maintenance.CheckAsync(Cancel));
    }

    [Fact]
    public async Task PostgreSql_is_backed_up_with_its_own_tools()
    {
        await using var house = await House.OpenAsync(StorageProvider.PostgreSql, postgres);

        Assert.Equal(
            BackupResult.UseDatabaseTools,
            await house.Storage.Maintenance.BackupDatabaseAsync(Path.Combine(house.Options.DataDirectory, "x"), Cancel));
    }
}
