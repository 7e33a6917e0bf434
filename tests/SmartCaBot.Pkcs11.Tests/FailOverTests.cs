using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Pkcs11.Native;
using SmartCaBot.Pkcs11.Tests.Support;
using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Pkcs11.Tests;

/// <summary>Two tokens of one library, the second a copy of the first as a replica or a restored backup is.</summary>
public class FailOverTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_goes_on_with_either_token_away_and_comes_back_to_the_first()
    {
        await using var pair = ShimToken.Create(null, "first", "second");
        var key = await ReplicateAsync(pair);
        await pair.Token.CheckAsync(Cancel);

        pair.Shim.Unplug(Ckr.DeviceRemoved, pair.SlotOf("first"));
        Assert.True(FaultTests.Verifies(key, await FaultTests.SignAsync(pair, key)));
        Assert.False(pair.Token.Devices[0].Health.IsReady);
        Assert.Equal(TokenCondition.TokenMissing, pair.Token.Devices[0].Health.Condition);
        Assert.True(pair.Token.Devices[1].Health.IsReady);
        Assert.True(pair.Token.Health.IsReady);

        pair.Shim.PlugIn();
        await UntilReadyAsync(pair, 0);
        pair.Shim.Unplug(Ckr.DeviceError, pair.SlotOf("second"));
        Assert.True(FaultTests.Verifies(key, await FaultTests.SignAsync(pair, key)));
        Assert.True(pair.Token.Devices[0].Health.IsReady);
    }

    [Fact]
    public async Task A_key_made_on_one_token_signs_on_the_other()
    {
        await using var pair = ShimToken.Create(null, "first", "second");
        await ReplicateAsync(pair);
        var made = await FaultTests.MakeAsync(pair);

        pair.Shim.Unplug(Ckr.TokenNotPresent, pair.SlotOf("first"));

        Assert.True(FaultTests.Verifies(made, await FaultTests.SignAsync(pair, made)));
    }

    [Fact]
    public async Task With_both_away_the_answer_is_unavailable_and_under_load_a_switch_fails_nobody()
    {
        await using var pair = ShimToken.Create(null, "first", "second");
        var key = await ReplicateAsync(pair);
        await pair.Token.CheckAsync(Cancel);
        await UntilReadyAsync(pair, 1);
        var slot = pair.SlotOf("first");
        var count = 0;
        var callers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref count) < 400)
                Assert.True(FaultTests.Verifies(key, await FaultTests.SignAsync(pair, key)));
        }, Cancel)).ToArray();
        while (Volatile.Read(ref count) < 100)
            await Task.Delay(1, Cancel);
        pair.Shim.Unplug(Ckr.DeviceRemoved, slot);
        await Task.WhenAll(callers);

        pair.Shim.Unplug(Ckr.DeviceRemoved);
        await Assert.ThrowsAsync<TokenUnavailableException>(() => FaultTests.SignAsync(pair, key));
    }

    private static async Task UntilReadyAsync(ShimToken pair, int device)
    {
        while (!pair.Token.Devices[device].Health.IsReady)
        {
            await pair.Token.CheckAsync(Cancel);
            await Task.Delay(TimeSpan.FromMilliseconds(2), Cancel);
        }
    }

    private static async Task<WrappedKeyPair> ReplicateAsync(ShimToken pair)
    {
        WrappedKeyPair made;
        await using (var first = new Token(pair.Options[0], TimeProvider.System, NullLogger<Token>.Instance))
            made = await first.UseAsync(0, static (s, _) => s.GenerateWrappedKeyPair(KeyAlgorithm.P256, s.GenerateWrappingKey("kek")), Cancel);
        Replica.Copy(pair, "first", "second");
        return made;
    }
}
