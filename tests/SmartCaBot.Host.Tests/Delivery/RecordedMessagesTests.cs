using SmartCaBot.Host.Delivery;
using SmartCaBot.Host.Tests.Support;

namespace SmartCaBot.Host.Tests.Delivery;

public sealed class RecordedMessagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _key = new byte[32];

    [Fact]
    public async Task Messages_outlive_the_process_and_a_half_written_line_and_hold_no_readable_code()
    {
        var path = _folder.File("recorded");
        using (var before = new RecordedMessages(path, _key))
        {
            await before.AddAsync(Message("1"), TestContext.Current.CancellationToken);
            await before.AddAsync(Message("1"), TestContext.Current.CancellationToken);
        }

        await File.AppendAllTextAsync(path, "\nhalf a li", TestContext.Current.CancellationToken);
        using var after = new RecordedMessages(path, _key);
        await after.AddAsync(Message("2"), TestContext.Current.CancellationToken);

        Assert.Equal(["2", "1"], (await after.ListAsync(TestContext.Current.CancellationToken)).Select(m => m.Id));
        Assert.DoesNotContain("271828", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static RecordedMessage Message(string id) =>
        new(id, TextMessage.Sms, "+84912345678", null, "Mã 271828", DateTimeOffset.UnixEpoch);
}
