using SmartCaBot.Signing.Api.Clients;

namespace SmartCaBot.Signing.Api.Tests.Clients;

public class ClientLimitsTests
{
    [Fact]
    public void Whoever_asks_too_much_is_held_up_and_nobody_else_is()
    {
        using var limits = new ClientLimits(new SigningApiOptions { RequestsPerSecond = 2 });

        // Four seconds' worth at once; on a busy machine a few more have come in by then.
        var passed = Enumerable.Range(0, 1000).Count(_ => limits.MayClient("a"));

        Assert.InRange(passed, 8, 100);
        Assert.True(limits.MayClient("b"));
        Assert.True(limits.MayNetwork("a"));
    }
}
