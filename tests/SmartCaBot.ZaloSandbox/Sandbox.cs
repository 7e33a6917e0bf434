using System.Net;
using SmartCaBot.ZaloSandbox.Mischief;
using SmartCaBot.ZaloSandbox.OAuth;
using SmartCaBot.ZaloSandbox.Phones;
using SmartCaBot.ZaloSandbox.Webhooks;

namespace SmartCaBot.ZaloSandbox;

/// <summary>
/// A platform like Zalo's, with one Official Account and any number of phones, on a loopback port. The addresses of openapi.zalo.me,
/// business.openapi.zalo.me and oauth.zaloapp.com are all <see cref="Address"/>.
/// </summary>
public sealed class Sandbox : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SandboxParts _parts;

    private Sandbox(WebApplication app, SandboxParts parts)
    {
        (_app, _parts) = (app, parts);
        Address = new Uri(app.Urls.Single());
        parts.Assets.Address = Address;
    }

    public SandboxOptions Options => _parts.Options;

    public Uri Address { get; }

    /// <summary>Where events go; null: nowhere.</summary>
    public Uri? WebhookUrl
    {
        get => _parts.Webhooks.Url;
        set => _parts.Webhooks.Url = value;
    }

    /// <summary>When webhooks are sent again.</summary>
    public WebhookRetry Retry
    {
        get => _parts.Webhooks.Retry;
        set => _parts.Webhooks.Retry = value;
    }

    public PhoneBook Phones => _parts.Phones;

    public TokenIssuer Tokens => _parts.Tokens;

    public Switches Switches => _parts.Switches;

    /// <summary>How the webhooks went so far.</summary>
    public WebhookReport Webhooks => _parts.Webhooks.Statistics.Read(_parts.Webhooks.Enabled);

    /// <summary>Messages sent after the free 48 hours.</summary>
    public int PaidMessages => _parts.Window.Paid;

    public static async Task<Sandbox> StartAsync(SandboxOptions? options = null, CancellationToken cancel = default)
    {
        var parts = new SandboxParts(options ?? new SandboxOptions());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["AllowedHosts"] = "127.0.0.1;localhost";
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, parts.Options.Port));
        var app = builder.Build();
        parts.Map(app);
        await app.StartAsync(cancel);
        return new Sandbox(app, parts);
    }

    /// <summary>A human of the account writes in its console: the person gets it, and the app is told who wrote.</summary>
    /// <returns>The msg_id.</returns>
    public string AdminWrites(Phone phone, string text, string? adminId = null) => _parts.AdminWrites(phone, text, adminId);

    /// <summary>Returns when every event has been sent, repetitions included.</summary>
    public Task WebhooksIdleAsync(CancellationToken cancel) => _parts.Webhooks.IdleAsync(cancel);

    /// <summary>Forgets latencies and counts, and switches a webhook that was given up on again.</summary>
    public void ResetWebhooks() => _parts.ResetWebhooks();

    /// <summary>Returns when the program is told to end.</summary>
    public Task WaitAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _parts.DisposeAsync();
        await _app.DisposeAsync();
    }
}
