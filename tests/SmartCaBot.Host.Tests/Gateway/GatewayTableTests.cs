using SmartCaBot.Host.Gateway;
using SmartCaBot.Host.Tests.Support;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Storage;
using SmartCaBot.TestKit;

namespace SmartCaBot.Host.Tests.Gateway;

/// <summary>Requests in both databases.</summary>
public sealed class GatewayTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task A_request_is_added_once_and_changed_by_whoever_read_it_last(StorageProvider provider)
    {
        using var folder = new TemporaryFolder();
        await using var postgres = new PostgresServer();
        var connection = provider == StorageProvider.PostgreSql ? await postgres.NewDatabaseAsync(Cancel) : "";
        if (connection is null) Assert.Skip(postgres.Unavailable!);
        await using var storage = await StorageModule.OpenAsync(
            new StorageOptions { Provider = provider, ConnectionString = connection, DataDirectory = folder.File("data"), Key = new byte[StorageOptions.KeySize] },
            TimeProvider.System, Cancel);
        using var table = new GatewayTable(storage.Database, storage.Keys, storage.AuditTrail);
        var request = Request("k1");

        var added = await table.AddAsync(request, Event, Cancel);
        Assert.Equal(added.Id, (await table.AddAsync(Request("k1"), Event, Cancel)).Id);
        Assert.Equal(request.Content.Citizen, (await table.FindAsync("k1", Cancel))!.Content.Citizen);
        Assert.Empty(await table.DueAsync(Now, 10, Cancel));

        var waiting = (await table.TryReplaceAsync(added with { State = GatewayState.Waiting, LookAt = Now, Content = added.Content with { Wrong = 2 } }, null, Cancel))!;
        Assert.Null(await table.TryReplaceAsync(added with { State = GatewayState.Cancelled }, Event, Cancel));
        Assert.Equal(GatewayState.Waiting, Assert.Single(await table.DueAsync(Now, 10, Cancel)).State);
        Assert.Equal((2, 0), (await table.WrongSinceAsync(Now.AddHours(-1), "gw:1", Cancel), await table.WrongSinceAsync(Now.AddHours(1), "gw:1", Cancel)));
        Assert.Equal((0, 1, 1), (
            await table.ChecksSinceAsync(Now.AddHours(-1), "another", "", Cancel), await CheckAsync(table, "c1", "gw:2"), await CheckAsync(table, "another", "gw:1")));

        Assert.NotNull(await table.TryReplaceAsync(waiting with { State = GatewayState.Signed, LookAt = null }, Event, Cancel));
        Assert.Single(await table.SignedAsync("gw:1", 0, 10, Cancel));
        Assert.Empty(await table.SignedAsync("gw:1", 1, 10, Cancel));
        Assert.Equal(3, await storage.Audit.ReadAsync(0, Cancel).CountAsync(Cancel));
        Assert.Equal(1, await table.ForgetAsync(Now.AddYears(-2), Now.AddDays(1), Cancel));
        Assert.Single(await table.OfConversationAsync("c1", Cancel));
        Assert.Equal(1, await storage.Database.WriteAsync(session => GatewayTable.EraseAsync(session, "c1"), Cancel));
    }

    private static AuditEvent Event => new(AuditKind.TransactionPrepared, Now, "citizen", "", "r");

    /// <summary>With one identity check of that conversation and person.</summary>
    private static async Task<long> CheckAsync(GatewayTable table, string conversation, string subject)
    {
        await table.AddAsync(Request("check") with { Kind = GatewayPurpose.Identity }, Event with { Kind = AuditKind.IdentityCodeSent }, Cancel);
        return await table.ChecksSinceAsync(Now.AddHours(-1), conversation, subject, Cancel);
    }

    private static GatewayRequest Request(string key) => new(
        Guid.CreateVersion7(Now), GatewayPurpose.Document, key, "gw:1", "c1", GatewayState.Prepared, Now, Now.AddMinutes(5), null, 1,
        new GatewayContent("066190000123", "don.pdf", "ký", "01", [1], new byte[32]) { Document = new GatewayDocument("f", "don.pdf", DocumentFormat.Pdf, 1, 1, [], 0, []) });
}
