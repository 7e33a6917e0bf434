using System.Net;
using System.Net.Sockets;
using SmartCaBot.Host.Tests.Running;
using SmartCaBot.ZaloSandbox;

namespace SmartCaBot.Host.Tests.Zalo;

/// <summary>The real host and the platform's stand-in, each told of the other.</summary>
internal sealed class ZaloRun : IAsyncDisposable
{
    private const string FirstToken = "first-refresh-token-of-the-test";

    private readonly Uri _address;

    private ZaloRun(Sandbox zalo, Uri address) => (Zalo, _address) = (zalo, address);

    public Sandbox Zalo { get; }

    public RunningHost Running { get; } = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="more">Settings of the host.</param>
    /// <param name="callsPerMinute">What the platform allows.</param>
    public static async Task<ZaloRun> StartAsync(Dictionary<string, string>? more = null, int callsPerMinute = 4000)
    {
        // People are told addresses, so the host must know its own before it listens.
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var zalo = await Sandbox.StartAsync(
            new SandboxOptions { WebhookUrl = new Uri(address, "/zalo/webhook"), RefreshToken = FirstToken, CallsPerMinute = callsPerMinute }, Cancel);
        var run = new ZaloRun(zalo, address);
        await run.StartHostAsync(more);
        return run;
    }

    public Task StartHostAsync(Dictionary<string, string>? more = null)
    {
        var own = Zalo.Address.GetLeftPart(UriPartial.Authority);
        var settings = new Dictionary<string, string>
        {
            ["SmartCaBot__PublicUrl"] = _address.GetLeftPart(UriPartial.Authority),
            ["SmartCaBot__Zalo__Enabled"] = "true",
            ["SmartCaBot__Zalo__AppId"] = Zalo.Options.AppId,
            ["SmartCaBot__Zalo__AppSecret"] = Zalo.Options.AppSecret,
            ["SmartCaBot__Zalo__OaId"] = Zalo.Options.OaId,
            ["SmartCaBot__Zalo__OaSecretKey"] = Zalo.Options.OaSecretKey,
            ["SmartCaBot__Zalo__RefreshToken"] = FirstToken,
            ["SmartCaBot__Zalo__ApiBase"] = own,
            ["SmartCaBot__Zalo__OAuthBase"] = own,
            ["SmartCaBot__Zalo__TemplateApiBase"] = own,
            ["SmartCaBot__Zalo__TrustedFileOrigins__0"] = own,
            ["SmartCaBot__Zalo__CodeTemplate__Id"] = "100001",
            ["SmartCaBot__Zalo__CodeTemplate__Parameter"] = "otp",
        };
        foreach (var (name, value) in more ?? []) settings[name] = value;
        return Running.StartAsync(settings, _address);
    }

    public async ValueTask DisposeAsync()
    {
        await Running.DisposeAsync();
        await Zalo.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
