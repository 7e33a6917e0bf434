using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Tests.Support;
using SmartCaBot.TestKit;

namespace SmartCaBot.Storage.Tests;

public sealed class EncryptionTests(PostgresServer postgres)
{
    // Plain ASCII, so that JSON or UTF-8 cannot hide it from the search.
    private const string Canary = "CANARY001099000017";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_personal_can_be_read_from_the_disk()
    {
        await using var house = await House.SqliteAsync();
        var storage = house.Storage;
        var state = ConversationState.New with { Person = new Person(Canary, Canary) };
        await storage.Conversations.ReceiveAsync(Turns.Incoming("c1", "open", Canary), Cancel);
        await storage.Conversations.ReceiveAsync(Turns.Incoming("c1", "closed", Canary), Cancel);
        await storage.Conversations.CommitAsync(
            Turns.Commit("c1", 0, "closed", state, Turns.Message("m1", Canary) with { Payload = Canary }), Cancel);
        await storage.Outbox.EnqueueAsync(Turns.Message("m2", Canary) with { Payload = Canary }, Cancel);
        await storage.Files.SaveAsync(
            "k", "c1", Canary + ".pdf", "application/pdf",
            (stream, cancel) => stream.WriteAsync(Encoding.ASCII.GetBytes(Canary), cancel), Cancel);

        Assert.Empty(Holding(house.Options.DataDirectory, Canary));
        // The search finds what is there: conversation ids are not secret.
        Assert.NotEmpty(Holding(house.Options.DataDirectory, "closed"));
    }

    [Theory, InlineData(StorageProvider.Sqlite), InlineData(StorageProvider.PostgreSql)]
    public async Task A_value_moved_to_another_row_is_refused(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var store = house.Storage.Conversations;
        await store.CommitAsync(Turns.Commit("mine", 0, "a1"), Cancel);
        await store.CommitAsync(
            Turns.Commit("yours", 0, "a2", ConversationState.New with { Person = new Person("1", "x") }, Turns.Message("m1"), Turns.Message("m2", "B")),
            Cancel);
        await store.ReceiveAsync(Turns.Incoming("mine", "a3"), Cancel);
        await store.ReceiveAsync(Turns.Incoming("mine", "a4"), Cancel);

        await house.ExecuteAsync("UPDATE conversations SET protected_state = (SELECT protected_state FROM conversations WHERE id = 'yours')");
        await house.ExecuteAsync("UPDATE inbox SET protected_activity = (SELECT protected_activity FROM inbox WHERE activity_id = 'a4')");
        await house.ExecuteAsync("UPDATE outbox SET protected_message = (SELECT protected_message FROM outbox WHERE id = 'm2')");

        Assert.NotNull(await store.LoadAsync("yours", Cancel));
        await Assert.ThrowsAnyAsync<CryptographicException>(async () => await store.LoadAsync("mine", Cancel));
        Assert.Equal("a4", Assert.Single(await store.PendingAsync(Turns.At.AddDays(1), 10, Cancel)).ActivityId);
        Assert.Equal(
            "m2", Assert.Single(await house.Storage.Outbox.LeaseAsync("sms", 10, Turns.At, Turns.At.AddDays(1), Cancel)).Message.Id);
    }

    [Fact]
    public void Every_bit_of_a_protected_value_counts()
    {
        using var protector = new StorageKeys(new byte[32]).ProtectorOf("t");
        var blob = protector.Protect("giá trị"u8, "1", "2");
        Assert.Equal("giá trị"u8, protector.Unprotect(blob, "1", "2"));
        Assert.NotEqual(blob, protector.Protect("giá trị"u8, "1", "2"));

        for (var i = 0; i < blob.Length; i++)
        {
            var changed = blob.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => protector.Unprotect(changed, "1", "2"));
        }
        Assert.ThrowsAny<CryptographicException>(() => protector.Unprotect(blob, "12"));
        Assert.ThrowsAny<CryptographicException>(() => protector.Unprotect(blob.AsSpan(0, 20), "1", "2"));
    }

    [Fact]
    public void One_protector_serves_many_threads()
    {
        using var protector = new StorageKeys(new byte[32]).ProtectorOf("t");

        Parallel.For(0, 2000, i =>
        {
            var id = $"{i}-{new string('x', i % 300)}";
            Assert.Equal(Encoding.UTF8.GetBytes(id), protector.Unprotect(protector.Protect(Encoding.UTF8.GetBytes(id), id), id));
        });
    }

    private static IEnumerable<string> Holding(string folder, string text) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(path => Bytes(path).AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0);

    private static byte[] Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
