using Microsoft.Data.Sqlite;
using SmartCaBot.Browser.Tests.Hosting;

namespace SmartCaBot.Browser.Tests.Office;

/// <summary>A host on which officers decide about registrations, with one office: one for each collection. Started when the first test asks for it.</summary>
public sealed class OfficeSite : IAsyncDisposable
{
    /// <summary>Tests that look at the newest code and the newest dossier, so they run one after another.</summary>
    public const string Newest = "office";

    /// <summary>Tests that would put newer ones before those.</summary>
    public const string Others = "office: pages and devices";

    public const string Office = "tan-lap";
    public const string OfficeName = "Bộ phận Một cửa UBND phường Tân Lập";

    private readonly Lazy<Task<Opened>> _opened = new(OpenAsync);

    internal async Task<(RunningHost Host, MessageInbox Inbox)> OpenedAsync() => await _opened.Value is var opened ? (opened.Host, opened.Inbox) : default;

    public async ValueTask DisposeAsync()
    {
        if (!_opened.IsValueCreated) return;
        var opened = await _opened.Value;
        opened.Inbox.Dispose();
        await opened.Host.DisposeAsync();
    }

    private static async Task<Opened> OpenAsync()
    {
        var host = await RunningHost.StartAsync(new Dictionary<string, string> { ["SmartCaBot__Registration__ApproveAutomatically"] = "false" });
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(host.Data, "smartcabot.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO staff_offices (id, name, address, ward, province, time_zone, is_open, created_at, changed_at)
            VALUES ($id, $name, '', 'phường Tân Lập', 'Đắk Lắk', NULL, 1, 0, 0)
            """;
        command.Parameters.AddWithValue("$id", Office);
        command.Parameters.AddWithValue("$name", OfficeName);
        await command.ExecuteNonQueryAsync();
        return new Opened(host, new MessageInbox(host.Address));
    }

    private sealed record Opened(RunningHost Host, MessageInbox Inbox);
}

/// <summary>One office for all its tests.</summary>
[CollectionDefinition(OfficeSite.Newest)]
public sealed class OfficeCollection : ICollectionFixture<OfficeSite>;

/// <summary>Another office for all its tests.</summary>
[CollectionDefinition(OfficeSite.Others)]
public sealed class OtherOfficeCollection : ICollectionFixture<OfficeSite>;
