using SmartCaBot.Desk.Targets;

namespace SmartCaBot.Desk.Tests.Targets;

public sealed class WaitEstimateTests
{
    private static readonly TimeSpan[] Usual = [.. new[] { 4, 6, 8, 10, 12, 60 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    [Fact]
    public void It_grows_with_the_queue_and_shrinks_with_agents()
    {
        var alone = WaitEstimate.Of(4, Usual, 1)!.Value;
        var helped = WaitEstimate.Of(4, Usual, 2)!.Value;

        Assert.InRange(4 * WaitEstimate.Median(Usual), alone.From, alone.To);
        Assert.InRange(2 * WaitEstimate.Median(Usual), helped.From, helped.To);
        Assert.True(helped.To < alone.To);
    }

    [Fact]
    public void One_case_that_took_an_hour_does_not_frighten_everybody() =>
        Assert.True(WaitEstimate.Of(1, Usual, 1)!.Value.To < TimeSpan.FromMinutes(15));

    [Fact]
    public void A_range_is_never_a_single_moment()
    {
        var range = WaitEstimate.Of(1, [.. Enumerable.Repeat(TimeSpan.FromMinutes(6), 5)], 1)!.Value;

        Assert.True(range.To > range.From);
    }

    [Theory]
    [InlineData(1, 4, 1)]
    [InlineData(1, 6, 0)]
    [InlineData(0, 6, 1)]
    public void Nothing_is_said_where_nothing_is_known(int position, int samples, int agents) =>
        Assert.Null(WaitEstimate.Of(position, Usual[..samples], agents));

    [Theory]
    [InlineData(3, "Fine")]
    [InlineData(8, "Near")]
    [InlineData(10, "Late")]
    public void A_clock_warns_before_it_is_late(int minutes, string level) =>
        Assert.Equal(level, new ServiceClock(TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(10)).Level.ToString());
}
