using System.Text;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

/// <summary>A row that cannot be read stands aside and is reported; the others go on.</summary>
public sealed class UnreadableRowTests(PostgresServer postgres)
{
    private const string Secret = "bí-mật-0912345678";
    private static readonly DateTimeOffset Now = Turns.At;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task The_inbox_gives_the_others(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        using var log = new RecordedLog();
        house.Storage.LogTo(log);
        var store = house.Storage.Conversations;
        foreach (var id in (string[])["damaged", "garbled", "a3", "a4", "a5"])
            await store.ReceiveAsync(Turns.Incoming("c1", id, Secret), Cancel);
        await house.ExecuteAsync("UPDATE inbox SET protected_activity = @Blob WHERE activity_id = 'damaged'", new { Blob = new byte[60] });
        using var protector = new StorageKeys(house.Options.Key).ProtectorOf("inbox");
        await house.ExecuteAsync(
            "UPDATE inbox SET protected_activity = @Blob WHERE activity_id = 'garbled'",
            new { Blob = protector.Protect(Encoding.UTF8.GetBytes(Secret), "directline", "garbled") });

        var pending = await store.PendingAsync(Now.AddSeconds(1), 2, Cancel);

        Assert.Equal(["a3", "a4"], pending.Select(incoming => incoming.ActivityId));
        Assert.Equal(2, log.Lines.Count);
        Assert.All(log.Lines.Zip(["damaged", "garbled"]), pair => Assert.StartsWith($"Error Activity {pair.Second} from directline", pair.First));
        Assert.DoesNotContain(log.Lines, line => line.Contains(Secret[..6], StringComparison.Ordinal));
        // Kept as they are, for whoever can mend them.
        Assert.Equal(5, await house.QueryAsync<long>("SELECT count(*) FROM inbox WHERE closed_at IS NULL AND length(protected_activity) > 0"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task The_outbox_lays_it_aside_and_delivers_the_others(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        using var log = new RecordedLog();
        house.Storage.LogTo(log);
        var outbox = house.Storage.Outbox;
        foreach (var (id, recipient) in ((string, string)[])[("damaged", "A"), ("a2", "A"), ("b1", "B")])
            await outbox.EnqueueAsync(Turns.Message(id, recipient) with { Payload = Secret }, Cancel);
        await house.ExecuteAsync("UPDATE outbox SET protected_message = @Blob WHERE id = 'damaged'", new { Blob = new byte[60] });

        Assert.Equal(["b1"], await LeaseAsync());
        Assert.Equal(["a2"], await LeaseAsync());

        Assert.StartsWith("Error Message damaged cannot be read", Assert.Single(log.Lines));
        // Kept: the operator sees that it is there, though not for whom.
        var dead = Assert.Single(await house.Storage.OutboxReview.ListDeadAsync(null, 10, Cancel));
        Assert.Equal(("damaged", null, "cannot be read"), (dead.Id, dead.Recipient, dead.Reason));

        async Task<IEnumerable<string>> LeaseAsync() =>
            (await outbox.LeaseAsync("sms", 10, Now, Now.AddMinutes(1), Cancel)).Select(leased => leased.Message.Id);
    }
}
