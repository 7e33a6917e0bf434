using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using SmartCaBot.TestKit;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace SmartCaBot.Storage.Tests.Support;

/// <summary>An opened storage in a folder of its own, with a way behind its back.</summary>
internal sealed class House : IAsyncDisposable
{
    private House(StorageOptions options) => Options = options;

    public StorageOptions Options { get; }
    public ManualClock Clock { get; } = new();
    public StorageModule Storage { get; private set; } = null!;
    public string DatabaseFile => Path.Combine(Options.DataDirectory, "smartcabot.db");
    public string FilesFolder => Path.Combine(Options.DataDirectory, "files");

    public static async Task<House> OpenAsync(StorageProvider provider, PostgresServer postgres)
    {
        var database = provider == StorageProvider.PostgreSql ? await postgres.NewDatabaseAsync(TestContext.Current.CancellationToken) : null;
        if (provider == StorageProvider.PostgreSql && database is null)
            Assert.Skip(postgres.Unavailable!);
        var house = new House(new StorageOptions
        {
            Provider = provider,
            DataDirectory = Path.Combine(Path.GetTempPath(), "smartcabot-storage-" + Guid.NewGuid().ToString("N")[..12]),
            ConnectionString = database,
            Key = RandomNumberGenerator.GetBytes(StorageOptions.KeySize),
        });
        await house.OpenAsync();
        return house;
    }

    public static Task<House> SqliteAsync() => OpenAsync(StorageProvider.Sqlite, null!);

    public async Task ReopenAsync()
    {
        await Storage.DisposeAsync();
        await OpenAsync();
    }

    /// <summary>Changes the database as somebody with its file or a console could.</summary>
    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = Connect();
        await connection.ExecuteAsync(sql, parameters);
    }

    public async Task<T> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = Connect();
        return await connection.QuerySingleAsync<T>(sql, parameters);
    }

    /// <summary>As a database that nobody has opened yet.</summary>
    public async Task EmptyAsync()
    {
        await using var connection = Connect();
        if (Options.Provider == StorageProvider.PostgreSql)
        {
            await connection.ExecuteAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            return;
        }

        foreach (var table in await connection.QueryAsync<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
            await connection.ExecuteAsync($"DROP TABLE {table}");
    }

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        Directory.Delete(Options.DataDirectory, recursive: true);
    }

    private async Task OpenAsync() =>
        Storage = await StorageModule.OpenAsync(Options, Clock, TestContext.Current.CancellationToken);

    private DbConnection Connect() => Options.Provider == StorageProvider.Sqlite
        ? new SqliteConnection($"Data Source={DatabaseFile};Pooling=False")
        : new NpgsqlConnection(Options.ConnectionString);
}
