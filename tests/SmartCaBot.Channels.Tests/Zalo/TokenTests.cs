using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Channels.Tests.Hosting;
using SmartCaBot.Channels.Zalo;
using SmartCaBot.Channels.Zalo.Health;
using SmartCaBot.Channels.Zalo.OAuth;
using SmartCaBot.TestKit;
using SmartCaBot.ZaloSandbox;
using SmartCaBot.ZaloSandbox.Mischief;

namespace SmartCaBot.Channels.Tests.Zalo;

/// <summary>A refresh token works once: two who refresh with the same one lose the account's authorisation.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private readonly MemoryValues _values = new();
    private readonly ManualClock _clock = new(DateTimeOffset.UtcNow);
    private Sandbox _sandbox = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _sandbox = await Sandbox.StartAsync(new SandboxOptions { RefreshToken = "first", Clock = _clock }, Cancel);

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Many_calls_on_several_nodes_refresh_once_and_all_get_the_new_token()
    {
        TokenKeeper[] nodes = [Node(), Node(), Node()];
        var first = await nodes[0].GetAsync(Cancel);
        foreach (var node in nodes) Assert.Equal(first, await node.GetAsync(Cancel));
        var pairs = _sandbox.Tokens.Pairs.Count;
        _sandbox.Tokens.KillAccessToken();

        var tokens = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => nodes[i % 3].ReplaceAsync(first, Cancel).AsTask(), Cancel)));

        Assert.Equal(_sandbox.Tokens.Pairs[0].Access, Assert.Single(tokens.Distinct()));
        Assert.Equal(pairs + 1, _sandbox.Tokens.Pairs.Count);
        Assert.Equal(0, _sandbox.Tokens.RefusedRefreshes);
    }

    [Fact]
    public async Task The_new_pair_is_stored_before_anybody_gets_it()
    {
        var node = Node();
        var token = await node.GetAsync(Cancel);

        var stored = await new TokenStore(_values, Options(), _clock).ReadAsync(Cancel);
        Assert.Equal(token, stored!.Access);
        Assert.Equal(_sandbox.Tokens.Pairs[0].Refresh, stored.Refresh);
        // Another process goes on with what is stored.
        Assert.Equal(token, await Node().GetAsync(Cancel));
        Assert.Equal(0, _sandbox.Tokens.RefusedRefreshes);
    }

    [Fact]
    public async Task Twenty_hours_are_enough_for_a_refresh_ahead_of_time()
    {
        var node = Node();
        using var upkeep = new TokenUpkeep(node, _clock, NullLogger<TokenUpkeep>.Instance);
        var first = await node.GetAsync(Cancel);

        _clock.Advance(TimeSpan.FromHours(19));
        await upkeep.LookAsync(Cancel);
        Assert.Equal(first, await node.GetAsync(Cancel));
        _clock.Advance(TimeSpan.FromHours(1.5));
        await upkeep.LookAsync(Cancel);

        Assert.NotEqual(first, await node.GetAsync(Cancel));
        Assert.Equal(0, _sandbox.Tokens.DeadTokenUses);
    }

    [Fact]
    public async Task Broken_answers_of_the_token_server_do_not_lose_the_authorisation()
    {
        _sandbox.Switches[Misbehaviour.ServerError] = new Switch { Rate = 0.5, Times = 3 };
        var node = Node();
        string? token = null;
        while (token is null)
        {
            token = await node.GetAsync(Cancel);
            _clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(_sandbox.Tokens.Pairs[0].Access, token);
        Assert.Equal(0, _sandbox.Tokens.RefusedRefreshes);
    }

    [Fact]
    public async Task A_refused_refresh_token_is_told_and_a_new_one_in_the_settings_heals_it()
    {
        var status = new ZaloStatus(_clock);
        Assert.Null(await Node(Options() with { RefreshToken = "used up" }, status).GetAsync(Cancel));
        Assert.Contains("zalo connect", status.Token, StringComparison.Ordinal);

        Assert.NotNull(await Node(status: status).GetAsync(Cancel));

        Assert.Null(status.Token);
    }

    private ZaloOptions Options() => new()
    {
        AppId = _sandbox.Options.AppId,
        AppSecret = _sandbox.Options.AppSecret,
        OaId = _sandbox.Options.OaId,
        OAuthBase = _sandbox.Address,
        RefreshToken = "first",
    };

    private TokenKeeper Node(ZaloOptions? options = null, ZaloStatus? status = null)
    {
        options ??= Options();
        return new TokenKeeper(
            new TokenStore(_values, options, _clock), new TokenClient(new HttpClient(), options), options, status ?? new ZaloStatus(_clock), _clock,
            NullLogger<TokenKeeper>.Instance);
    }
}
