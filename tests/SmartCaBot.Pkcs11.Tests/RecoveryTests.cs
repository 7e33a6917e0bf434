using SmartCaBot.Pkcs11.Setup;
using SmartCaBot.Pkcs11.Tests.Support;
using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Pkcs11.Tests;

public class RecoveryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_that_goes_missing_is_reported_and_comes_back_by_itself()
    {
        await using var soft = SoftToken.Create();
        var pair = await soft.UseAsync(s => s.GenerateWrappedKeyPair(KeyAlgorithm.P256, s.GenerateWrappingKey("kek")));
        var away = soft.TokenDirectory + "-away";
        Directory.Move(soft.TokenDirectory, away);
        Directory.CreateDirectory(soft.TokenDirectory);

        var failure = await Assert.ThrowsAsync<TokenUnavailableException>(
            () => soft.UseAsync(s => WrappedKeyTests.Sign(s, KeyAlgorithm.P256, pair.Blob)));
        Assert.Equal(TokenCondition.TokenMissing, failure.Health.Condition);

        Directory.Delete(soft.TokenDirectory);
        Directory.Move(away, soft.TokenDirectory);
        var signature = await soft.UseAsync(s => WrappedKeyTests.Sign(s, KeyAlgorithm.P256, pair.Blob));

        Assert.True(WrappedKeyTests.Verify(KeyAlgorithm.P256, pair.PublicKey, signature));
        Assert.True(soft.Token.Health.IsReady);
    }

    [Fact]
    public async Task A_missing_library_is_reported_and_found_once_it_is_there()
    {
        await using var soft = SoftToken.Create(o => o with { LibraryPath = Path.Combine(Path.GetDirectoryName(o.UserPinFile)!, "module.so") });

        Assert.Equal(TokenCondition.LibraryMissing, (await soft.Token.CheckAsync(Cancel)).Condition);

        File.CreateSymbolicLink(Path.Combine(soft.Directory, "module.so"), SoftToken.Library);
        Assert.True((await soft.Token.CheckAsync(Cancel)).IsReady);
    }

    [Fact]
    public async Task A_rejected_pin_is_not_tried_again_until_the_pin_file_changes()
    {
        await using var soft = SoftToken.Create();
        var right = await File.ReadAllBytesAsync(soft.PinFile, Cancel);
        await File.WriteAllTextAsync(soft.PinFile, "wrong-pin-0000", Cancel);

        var first = await soft.Token.CheckAsync(Cancel);
        var second = await soft.Token.CheckAsync(Cancel);
        Assert.Equal(TokenCondition.PinRejected, first.Condition);
        Assert.Same(first, second);

        await File.WriteAllBytesAsync(soft.PinFile, right, Cancel);
        File.SetLastWriteTimeUtc(soft.PinFile, DateTime.UtcNow.AddSeconds(1));
        Assert.True((await soft.Token.CheckAsync(Cancel)).IsReady);
    }

    [Fact]
    public async Task A_lost_login_is_made_again_within_the_request()
    {
        await using var soft = SoftToken.Create();
        await soft.UseAsync(s => s.GenerateWrappingKey("kek"));
        await soft.UseAsync(s =>
        {
            s.Logout();
            return 0;
        });

        var pair = await soft.UseAsync(
            s => s.GenerateWrappedKeyPair(KeyAlgorithm.P256, s.FindKey(KeyKind.SecretKey, "kek")!.Value));

        Assert.NotEmpty(pair.Blob);
        Assert.Equal(2, await soft.UseAsync(s => s.Generation));
    }

    [Fact]
    public async Task The_library_starts_afresh_under_load_and_no_request_fails()
    {
        await using var soft = SoftToken.Create(o => o with { ReinitialiseAfter = 25, MaxSessions = 4 });
        var pair = await soft.UseAsync(s => s.GenerateWrappedKeyPair(KeyAlgorithm.P256, s.GenerateWrappingKey("kek")));

        var signatures = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(
            () => soft.UseAsync(s => WrappedKeyTests.Sign(s, KeyAlgorithm.P256, pair.Blob)), Cancel)));

        Assert.All(signatures, s => Assert.True(WrappedKeyTests.Verify(KeyAlgorithm.P256, pair.PublicKey, s)));
        Assert.InRange(await soft.UseAsync(s => s.Generation), 5, 50);
    }

    [Fact]
    public async Task A_handle_of_an_earlier_connection_is_recognised()
    {
        await using var soft = SoftToken.Create();
        var kek = await soft.UseAsync(s => s.GenerateWrappingKey("kek"));
        await soft.UseAsync(s =>
        {
            s.Logout();
            return 0;
        });

        await Assert.ThrowsAsync<StaleKeyException>(
            () => soft.UseAsync(s => s.GenerateWrappedKeyPair(KeyAlgorithm.P256, kek)));
    }

    [Fact]
    public async Task A_caller_waits_for_a_session_and_gives_up_in_time()
    {
        await using var soft = SoftToken.Create(o => o with { MaxSessions = 1, LeaseTimeout = TimeSpan.FromMilliseconds(200) });
        await soft.Token.CheckAsync(Cancel);
        using var release = new ManualResetEventSlim();
        using var holding = new ManualResetEventSlim();
        var holder = Task.Run(() => soft.UseAsync(_ =>
        {
            holding.Set();
            return release.Wait(TimeSpan.FromSeconds(30), Cancel);
        }), Cancel);
        holding.Wait(Cancel);

        await Assert.ThrowsAsync<TokenBusyException>(() => soft.UseAsync(_ => 0));

        using var cancelled = new CancellationTokenSource();
        var waiting = soft.Token.UseAsync(0, static (_, _) => 0, cancelled.Token).AsTask();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        release.Set();
        await holder;
        Assert.Equal(0, await soft.UseAsync(_ => 0));
    }

    [Fact]
    public async Task Setting_up_a_token_twice_changes_nothing()
    {
        await using var soft = SoftToken.Create();

        Assert.False(TokenSetup.EnsureInitialised(SoftToken.Library, SoftToken.Label, "other-so"u8, "other-user"u8));
        Assert.True((await soft.Token.CheckAsync(Cancel)).IsReady);
    }
}
