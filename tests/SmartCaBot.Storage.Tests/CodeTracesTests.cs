using System.Text;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Tests.Support;

namespace SmartCaBot.Storage.Tests;

/// <summary>What is left of a code in the database's own files once it was delivered, or its time is over.</summary>
public sealed class CodeTracesTests
{
    private const string Code = "739146";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("code-activation-1-sms", "sms")]
    [InlineData("code-signature-1-email", "email")]
    [InlineData("code-identification-1-zalo-code", "zalo-code")]
    public async Task A_code_that_was_delivered_or_ran_out_is_nowhere_in_the_files_not_even_sealed(string id, string kind)
    {
        await using var house = await House.SqliteAsync();
        var (outbox, now) = (house.Storage.Outbox, house.Clock.GetUtcNow());
        byte[][] kept = [await AddAsync(id), await AddAsync(id + "-late"), await AddAsync("unused-" + id, "unused")];
        await outbox.CompleteAsync((await outbox.LeaseAsync(kind, 1, now, now.AddSeconds(40), Cancel)).Single(), now, Cancel);
        Assert.All(kept.Skip(1), message => Assert.True(FilesHold(message)));

        house.Clock.Advance(TimeSpan.FromMinutes(6));
        now = house.Clock.GetUtcNow();
        Assert.Empty(await outbox.LeaseAsync(kind, 9, now, now.AddSeconds(40), Cancel));
        // Nobody leases what was meant for a way of delivery that has been taken away.
        await house.Storage.Maintenance.DeleteMessagesOlderThanAsync(TimeSpan.FromDays(30), Cancel);

        Assert.Equal(3L, await house.QueryAsync<long>("SELECT count(*) FROM outbox WHERE length(protected_message) = 0"));
        await house.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        Assert.All(kept, message => Assert.False(FilesHold(message)));
        Assert.False(FilesHold(Encoding.UTF8.GetBytes(Code)));

        async Task<byte[]> AddAsync(string name, string? way = null)
        {
            await outbox.EnqueueAsync(new OutboxMessage(name, way ?? kind, "0900000001", $"Ma xac nhan: {Code}", now, now.AddMinutes(5)), Cancel);
            return await house.QueryAsync<byte[]>("SELECT protected_message FROM outbox WHERE id = @name", new { name });
        }

        bool FilesHold(byte[] bytes) => Directory.GetFiles(house.Options.DataDirectory, "smartcabot.db*").Any(file => Read(file).AsSpan().IndexOf(bytes) >= 0);
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
