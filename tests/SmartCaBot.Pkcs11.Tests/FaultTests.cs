using SmartCaBot.Pkcs11.Native;
using SmartCaBot.Pkcs11.Tests.Support;
using SmartCaBot.Pkcs11.Tokens;
using static SmartCaBot.Pkcs11.Tests.Support.Shim;

namespace SmartCaBot.Pkcs11.Tests;

/// <summary>Return values of a library that fails on purpose, in front of a real SoftHSM.</summary>
public class FaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Function.SignInit, Ckr.SessionHandleInvalid)]
    [InlineData(Function.Sign, Ckr.SessionClosed)]
    [InlineData(Function.SignInit, Ckr.OperationActive)]
    [InlineData(Function.UnwrapKey, Ckr.SessionHandleInvalid)]
    public async Task A_lost_session_is_replaced_and_the_call_tried_once_more(Function function, ulong value)
    {
        await using var device = ShimToken.Create();
        var pair = await MakeAsync(device);
        device.Shim.Fail(function, value, times: 1);

        Assert.True(Verifies(pair, await SignAsync(device, pair)));

        // The connection was not made anew for it.
        Assert.Equal(1, await device.UseAsync(s => s.Generation));
        Assert.True(device.Token.Health.IsReady);
    }

    [Theory]
    [InlineData(Function.Sign, Ckr.DeviceError)]
    [InlineData(Function.Sign, Ckr.DeviceRemoved)]
    [InlineData(Function.SignInit, Ckr.UserNotLoggedIn)]
    [InlineData(Function.UnwrapKey, Ckr.TokenNotPresent)]
    [InlineData(Function.GetSessionInfo, Ckr.CryptokiNotInitialized)]
    [InlineData(Function.UnwrapKey, Ckr.DeviceMemory)]
    [InlineData(Function.SignInit, Ckr.KeyHandleInvalid)]
    public async Task A_lost_connection_is_made_anew_within_the_request(Function function, ulong value)
    {
        await using var device = ShimToken.Create();
        var pair = await MakeAsync(device);
        device.Shim.Fail(function, value, times: 1);

        Assert.True(Verifies(pair, await SignAsync(device, pair)));

        Assert.Equal(2, await device.UseAsync(s => s.Generation));
    }

    [Fact]
    public async Task Objects_of_a_lost_session_are_known_to_be_gone()
    {
        await using var device = ShimToken.Create();
        var pair = await MakeAsync(device);
        var key = await device.UseAsync(s => s.Unwrap(s.FindKey(KeyKind.SecretKey, "kek")!.Value, KeyAlgorithm.P256, pair.Blob));
        Assert.True(await device.UseAsync(s => s.Holds(key)));
        device.Shim.Fail(Function.GetSessionInfo, Ckr.SessionHandleInvalid, times: 1);

        Assert.False(await device.UseAsync(s => s.Knows(key)));
        Assert.True(Verifies(pair, await SignAsync(device, pair)));
    }

    [Theory]
    [InlineData(Ckr.DeviceRemoved, TokenCondition.TokenMissing)]
    [InlineData(Ckr.DeviceError, TokenCondition.Failing)]
    [InlineData(Ckr.SessionHandleInvalid, TokenCondition.Failing)]
    public async Task A_fault_that_stays_is_said_with_its_name_and_ends_by_itself(ulong value, TokenCondition condition)
    {
        await using var device = ShimToken.Create();
        var pair = await MakeAsync(device);
        device.Shim.Fail(Function.Sign, value);

        var failure = await Assert.ThrowsAsync<TokenUnavailableException>(() => SignAsync(device, pair));
        Assert.Equal(condition, failure.Health.Condition);
        Assert.Contains(Ckr.Name(value), failure.Health.Detail);

        device.Shim.PlugIn();
        await ReadyAsync(device.Token);
        Assert.True(Verifies(pair, await SignAsync(device, pair)));
    }

    [Fact]
    public async Task A_library_that_does_not_initialise_is_reported_and_used_once_it_does()
    {
        await using var device = ShimToken.Create();
        device.Shim.Fail(Function.Initialize, Ckr.FunctionFailed);

        var health = await device.Token.CheckAsync(Cancel);
        Assert.Equal(TokenCondition.Failing, health.Condition);
        Assert.Contains("C_Initialize", health.Detail);

        device.Shim.Fail(Function.Initialize, 0, times: 0);
        await ReadyAsync(device.Token);
    }

    [Fact]
    public async Task A_pin_that_was_rejected_is_never_sent_again_even_when_its_file_is_written_anew()
    {
        await using var device = ShimToken.Create();
        var right = await File.ReadAllBytesAsync(device.PinFile, Cancel);
        await File.WriteAllTextAsync(device.PinFile, "wrong-pin-0000", Cancel);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(TokenCondition.PinRejected, (await device.Token.CheckAsync(Cancel)).Condition);
            await File.WriteAllTextAsync(device.PinFile, "wrong-pin-0000\n", Cancel);
            File.SetLastWriteTimeUtc(device.PinFile, DateTime.UtcNow.AddSeconds(i));
            await Task.Delay(TimeSpan.FromMilliseconds(6), Cancel);
        }
        Assert.Equal(1, device.Shim.Calls(Function.Login) - LoginsOfSetUp);

        await File.WriteAllBytesAsync(device.PinFile, right, Cancel);
        File.SetLastWriteTimeUtc(device.PinFile, DateTime.UtcNow.AddMinutes(1));
        await ReadyAsync(device.Token);
    }

    [Fact]
    public async Task A_token_initialised_anew_is_refused_gets_no_pin_and_is_left_alone()
    {
        await using var device = ShimToken.Create();
        var pair = await MakeAsync(device);
        var ours = device.TokenDirectory + "-ours";
        var logins = device.Shim.Calls(Function.Login);
        device.Shim.Fail(Function.Sign, Ckr.DeviceRemoved);
        await Assert.ThrowsAsync<TokenUnavailableException>(() => SignAsync(device, pair));
        logins = device.Shim.Calls(Function.Login);
        Directory.Move(device.TokenDirectory, ours);
        await MakeOtherTokenAsync(device);
        device.Shim.PlugIn();

        await Task.Delay(TimeSpan.FromMilliseconds(10), Cancel);
        Assert.Equal(TokenCondition.Exchanged, (await device.Token.CheckAsync(Cancel)).Condition);
        Assert.Equal(logins, device.Shim.Calls(Function.Login));

        Directory.Delete(device.TokenDirectory, recursive: true);
        Directory.Move(ours, device.TokenDirectory);
        await ReadyAsync(device.Token);
        Assert.True(Verifies(pair, await SignAsync(device, pair)));
    }

    [Fact]
    public async Task A_caller_behind_too_many_others_hears_at_once_that_the_token_is_busy()
    {
        await using var device = ShimToken.Create(o => o with { MaxSessions = 1, MaxWaiting = 1, LeaseTimeout = TimeSpan.FromSeconds(30) });
        await device.Token.CheckAsync(Cancel);
        using var release = new ManualResetEventSlim();
        using var holding = new ManualResetEventSlim();
        var holder = Task.Run(() => device.UseAsync(_ =>
        {
            holding.Set();
            return release.Wait(TimeSpan.FromSeconds(30), Cancel);
        }), Cancel);
        holding.Wait(Cancel);
        var waiting = device.UseAsync(_ => 7);
        Assert.Equal(new TokenLoad(1, 1, 1), device.Token.Devices[0].Load);

        await Assert.ThrowsAsync<TokenBusyException>(() => device.UseAsync(_ => 0));
        Assert.True(device.Token.Health.IsReady);

        release.Set();
        Assert.True(await holder);
        Assert.Equal(7, await waiting);
        Assert.Equal(new TokenLoad(0, 0, 1), device.Token.Devices[0].Load);
    }

    [Fact]
    public async Task Unplugged_and_back_under_load_every_request_is_answered_with_success_or_unavailable()
    {
        await using var device = ShimToken.Create(o => o with { LeaseTimeout = TimeSpan.FromSeconds(5) });
        var pair = await MakeAsync(device);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var (signed, refused) = (0, 0);
        var callers = Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                try
                {
                    Assert.True(Verifies(pair, await SignAsync(device, pair)));
                    Interlocked.Increment(ref signed);
                }
                catch (TokenUnavailableException)
                {
                    Interlocked.Increment(ref refused);
                    await Task.Delay(TimeSpan.FromMilliseconds(1), Cancel);
                }
            }
        }, Cancel)).ToArray();
        foreach (var value in new[] { Ckr.DeviceRemoved, Ckr.DeviceError, Ckr.TokenNotPresent, Ckr.SessionHandleInvalid, Ckr.CryptokiNotInitialized })
        {
            await UntilAsync(() => Volatile.Read(ref signed), +20);
            device.Shim.Unplug(value);
            await UntilAsync(() => Volatile.Read(ref refused), +20);
            device.Shim.PlugIn();
        }
        await UntilAsync(() => Volatile.Read(ref signed), +20);
        await over.CancelAsync();
        await Task.WhenAll(callers);
        Assert.True(device.Token.Health.IsReady);
    }

    /// <summary>One login as security officer.</summary>
    private const int LoginsOfSetUp = 1;

    internal static Task<WrappedKeyPair> MakeAsync(ShimToken device) => device.UseAsync(s => s.GenerateWrappedKeyPair(
        KeyAlgorithm.P256, s.FindKey(KeyKind.SecretKey, "kek") ?? s.GenerateWrappingKey("kek")));

    internal static Task<byte[]> SignAsync(ShimToken device, WrappedKeyPair pair) =>
        device.UseAsync(s => WrappedKeyTests.Sign(s, KeyAlgorithm.P256, pair.Blob));

    internal static bool Verifies(WrappedKeyPair pair, byte[] signature) =>
        WrappedKeyTests.Verify(KeyAlgorithm.P256, pair.PublicKey, signature);

    internal static async Task ReadyAsync(Token token)
    {
        while (!(await token.CheckAsync(Cancel)).IsReady)
            await Task.Delay(TimeSpan.FromMilliseconds(2), Cancel);
    }

    private static async Task UntilAsync(Func<int> count, int more)
    {
        var aim = count() + more;
        while (count() < aim)
            await Task.Delay(TimeSpan.FromMilliseconds(2), Cancel);
    }

    /// <summary>The same label and PIN in another token, made by the library's own tool as an administrator would.</summary>
    private static async Task MakeOtherTokenAsync(ShimToken device)
    {
        Directory.CreateDirectory(device.TokenDirectory);
        var pin = await File.ReadAllTextAsync(device.PinFile, Cancel);
        using var tool = System.Diagnostics.Process.Start("softhsm2-util",
            ["--init-token", "--free", "--label", SoftToken.Label, "--so-pin", "12345678", "--pin", pin]);
        await tool.WaitForExitAsync(Cancel);
        Assert.Equal(0, tool.ExitCode);
    }
}
