using SmartCaBot.Channels.Outbox;

namespace SmartCaBot.Channels.Tests.Outbox;

public sealed class RecentCountsTests
{
    [Fact]
    public void Messages_that_never_come_back_do_not_pile_up()
    {
        var counts = new RecentCounts(most: 100);
        for (var i = 0; i < 1000; i++)
        {
            counts.Set($"set {i}", 0);
            counts.Add($"added {i}");
            Assert.InRange(counts.Count, 1, 100);
        }
    }

    [Fact]
    public void A_count_goes_up_and_is_taken_once()
    {
        var counts = new RecentCounts();
        counts.Set("m", 3);

        Assert.Equal(4, counts.Add("m"));
        Assert.True(counts.TryRemove("m", out var count));
        Assert.Equal(4, count);
        Assert.False(counts.TryRemove("m", out _));
    }
}
