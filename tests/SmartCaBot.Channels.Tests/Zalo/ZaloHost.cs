using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Tests.Hosting;
using SmartCaBot.Channels.Zalo;
using SmartCaBot.Channels.Zalo.Health;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.ZaloSandbox;
using SmartCaBot.ZaloSandbox.Phones;
using SmartCaBot.ZaloSandbox.Webhooks;

namespace SmartCaBot.Channels.Tests.Zalo;

/// <summary>The Zalo channel on a real Kestrel, a small bot and stores in memory behind it, and the platform's stand-in before it.</summary>
internal sealed class ZaloHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private ZaloHost(WebApplication app, Parts parts)
    {
        (_app, With) = (app, parts);
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        With.Sandbox.WebhookUrl = new Uri(_http.BaseAddress, "/zalo/webhook");
    }

    public Parts With { get; }

    public ZaloStatus Status => _app.Services.GetRequiredService<ZaloStatus>();

    public static async Task<ZaloHost> StartAsync(Parts parts)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IConversationStore>(parts.Store);
        builder.Services.AddSingleton<IOutboxStore>(parts.Outbox);
        builder.Services.AddSingleton<IFileStore>(parts.Files);
        builder.Services.AddSingleton<ISharedValues>(parts.Values);
        builder.Services.AddSingleton<IBot>(parts.Bot);
        builder.Services.AddSingleton<IOwnPictures>(parts.Pictures);
        builder.Services.AddChannels(new ChannelsOptions
        {
            Key = parts.Key,
            PublicBaseUrl = "https://bot.example.vn",
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"),
        });
        builder.Services.AddZalo(parts.Options());
        var app = builder.Build();
        app.MapZalo();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ZaloHost(app, parts);
    }

    /// <summary>An event as the platform would send it, or nearly.</summary>
    public async Task<int> PostAsync(byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/zalo/webhook") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (signature is not null) request.Headers.TryAddWithoutValidation("X-ZEvent-Signature", signature);
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    public string Sign(byte[] body, string timestamp) =>
        WebhookSignature.Sign(With.Sandbox.Options.AppId, body, timestamp, With.Sandbox.Options.OaSecretKey);

    /// <summary>Stops as a process does; the parts live on.</summary>
    public async ValueTask DisposeAsync()
    {
        With.Sandbox.WebhookUrl = null;
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    internal sealed class Parts : IAsyncDisposable
    {
        private readonly string _spool = Directory.CreateTempSubdirectory("zalo-spool-").FullName;

        private Parts(Sandbox sandbox) => Sandbox = sandbox;

        public Sandbox Sandbox { get; }

        public string Key { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

        public MemoryConversationStore Store { get; } = new();

        public MemoryOutboxStore Outbox => Store.Outbox;

        public MemoryFileStore Files { get; } = new(TimeProvider.System);

        public MemoryValues Values { get; } = new();

        public EchoBot Bot { get; } = new();

        public OwnPictures Pictures { get; } = new();

        public Func<ZaloOptions, ZaloOptions> Change { get; init; } = options => options;

        public static async Task<Parts> MakeAsync(SandboxOptions? options = null, Func<ZaloOptions, ZaloOptions>? change = null) =>
            new(await Sandbox.StartAsync((options ?? new SandboxOptions()) with { RefreshToken = "first" }, TestContext.Current.CancellationToken))
            {
                Change = change ?? (same => same),
            };

        public ZaloOptions Options() => Change(new ZaloOptions
        {
            AppId = Sandbox.Options.AppId,
            AppSecret = Sandbox.Options.AppSecret,
            OaId = Sandbox.Options.OaId,
            OaSecretKey = Sandbox.Options.OaSecretKey,
            ApiBase = Sandbox.Address,
            OAuthBase = Sandbox.Address,
            TemplateApiBase = Sandbox.Address,
            RefreshToken = "first",
            SpoolDirectory = _spool,
            OrderWindow = TimeSpan.Zero,
            TrustedFileOrigins = [Sandbox.Address.GetLeftPart(UriPartial.Authority)],
        });

        public Phone Phone(int number = 1) => Sandbox.Phones.Add($"Người {number}", $"0905{number:000000}");

        public async ValueTask DisposeAsync()
        {
            await Sandbox.DisposeAsync();
            Directory.Delete(_spool, recursive: true);
        }
    }
}

/// <summary>One picture that the host draws.</summary>
internal sealed class OwnPictures : IOwnPictures
{
    /// <summary>A PNG of one point.</summary>
    private static readonly byte[] Point = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    public OwnPicture? Draw(string address) => address == EchoBot.PictureAddress ? new OwnPicture("ma-qr.png", "image/png", Point) : null;
}

/// <summary>What the tests wait for, and for how long at most.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<string> AnswerAsync(this Phone phone)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        return (await phone.NextAsync(limit.Token)).Text;
    }

    public static async Task UntilAsync(Func<bool> condition)
    {
        for (var since = TimeProvider.System.GetTimestamp(); !condition(); await Task.Delay(10, TestContext.Current.CancellationToken))
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience, "It did not happen in time.");
    }
}
