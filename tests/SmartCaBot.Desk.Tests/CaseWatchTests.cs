using SmartCaBot.Desk.Tests.Support;
using SmartCaBot.Storage;

namespace SmartCaBot.Desk.Tests;

/// <summary>The board follows what other nodes write, also while this one has much to do.</summary>
public sealed class CaseWatchTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_another_node_committed_late_is_seen_although_this_one_is_busy()
    {
        var (_, about) = await house.WaitingAsync();
        house.Clock.Advance(TimeSpan.FromSeconds(20));
        await house.Watch.RefreshAsync(Cancel);
        // Its turn began five seconds ago by its clock, and is visible only now.
        var began = house.Clock.GetUtcNow().AddSeconds(-5).ToUnixTimeMilliseconds();
        await ExecuteAsync("UPDATE cases SET queue = 'elsewhere', changed_at = $2 WHERE id = $1", about.Id, began);

        for (var i = 0; i < 4; i++)
        {
            house.Clock.Advance(TimeSpan.FromMilliseconds(600));
            await house.Watch.RefreshAsync(Cancel);
        }

        Assert.Equal("elsewhere", house.Watch.Board.Find(about.Id)!.Queue);
    }

    [Fact]
    public async Task An_erased_conversations_case_leaves_the_board()
    {
        var (_, about) = await house.WaitingAsync();
        await ExecuteAsync("DELETE FROM cases WHERE id = $1 AND changed_at < $2", about.Id, long.MaxValue);

        house.Clock.Advance(TimeSpan.FromSeconds(61));
        await house.Watch.RefreshAsync(Cancel);

        Assert.Null(house.Watch.Board.Find(about.Id));
    }

    private Task<int> ExecuteAsync(string sql, string id, long at) =>
        house.Get<IDatabase>().WriteAsync(session => session.ExecuteAsync(sql, id, at), Cancel);
}
