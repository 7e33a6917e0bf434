using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Channels.Tests.Hosting;
using SmartCaBot.Channels.Zalo;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.ZaloSandbox;

namespace SmartCaBot.Channels.Tests.Zalo;

/// <summary>The first authorisation, with the platform's page pressed by an administrator.</summary>
public sealed class ConnectionTests : IAsyncLifetime
{
    private static readonly Uri Callback = new("https://bot.example.vn/zalo/connected");

    private Sandbox _sandbox = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ZaloConnection Connection => _services.GetRequiredService<ZaloConnection>();

    public async ValueTask InitializeAsync()
    {
        _sandbox = await Sandbox.StartAsync(new SandboxOptions { RedirectUri = Callback }, Cancel);
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ISharedValues>(new MemoryValues())
            .AddZaloConnection(new ZaloOptions
            {
                AppId = _sandbox.Options.AppId,
                AppSecret = _sandbox.Options.AppSecret,
                OaId = _sandbox.Options.OaId,
                OaSecretKey = _sandbox.Options.OaSecretKey,
                ApiBase = _sandbox.Address,
                OAuthBase = _sandbox.Address,
                RedirectUri = Callback,
                SpoolDirectory = "unused",
            })
            .BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task The_address_that_the_browser_is_sent_to_connects_the_account()
    {
        var permission = await Connection.AskAsync(Cancel);
        var back = await AgreeAsync(permission.Page);

        Assert.Null(await Connection.TokenAsync(Cancel));
        Assert.Equal(ZaloConnected.Done, await Connection.ConnectAsync(back.AbsoluteUri, permission, Cancel));

        Assert.NotNull(await Connection.TokenAsync(Cancel));
        var (account, _) = await Connection.AccountAsync(Cancel);
        Assert.Equal((_sandbox.Options.OaName, true), (account!.Name, account.IsVerified));
        // A code works once.
        Assert.Equal(ZaloConnected.Refused, await Connection.ConnectAsync(back.AbsoluteUri, permission, Cancel));
    }

    [Fact]
    public async Task The_challenge_stays_the_same_because_the_console_keeps_it() =>
        Assert.Equal((await Connection.AskAsync(Cancel)).Challenge, (await Connection.AskAsync(Cancel)).Challenge);

    [Fact]
    public async Task Answers_to_other_requests_and_of_other_accounts_are_not_taken()
    {
        var permission = await Connection.AskAsync(Cancel);
        var back = (await AgreeAsync(permission.Page)).AbsoluteUri;

        Assert.Equal(ZaloConnected.OtherRequest, await Connection.ConnectAsync(back, permission with { State = "another" }, Cancel));
        Assert.Equal(ZaloConnected.OtherAccount, await Connection.ConnectAsync(back.Replace(_sandbox.Options.OaId, "1", StringComparison.Ordinal), permission, Cancel));
        Assert.Equal(ZaloConnected.NoCode, await Connection.ConnectAsync(Callback.AbsoluteUri, permission, Cancel));
        Assert.Equal(ZaloConnected.Refused, await Connection.ConnectAsync("made-up-code", permission, Cancel));
        Assert.Null(await Connection.TokenAsync(Cancel));
    }

    /// <summary>The example of RFC 7636, appendix B.</summary>
    [Fact]
    public void The_challenge_is_the_one_of_the_rfc() => Assert.Equal(
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", ZaloConnection.Challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));

    private static async Task<Uri> AgreeAsync(Uri page)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await browser.PostAsync(page, null, Cancel);
        return answer.Headers.Location!;
    }
}
