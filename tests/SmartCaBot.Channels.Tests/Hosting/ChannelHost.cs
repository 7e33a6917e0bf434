using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.Connector;
using SmartCaBot.Channels.DirectLine;
using SmartCaBot.Channels.DirectLine.Sessions;
using SmartCaBot.Channels.Files;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Tests.Hosting;

/// <summary>The channels on a real Kestrel at a free loopback port, with a small bot and stores in memory.</summary>
internal sealed class ChannelHost : IAsyncDisposable
{
    public const string Secret = "a-secret-that-only-tests-know-0123456789";
    public const string Portal = "https://portal.example.gov.vn";

    private readonly WebApplication _app;

    private ChannelHost(WebApplication app, Parts parts, RecordedLog log)
    {
        _app = app;
        Log = log;
        With = parts;
        Address = new Uri(app.Urls.Single());
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Address };
    }

    public Parts With { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public RecordedLog Log { get; }

    /// <summary>The scope of this host's meters.</summary>
    public IMeterFactory Meters => _app.Services.GetRequiredService<IMeterFactory>();

    public IServiceProvider Services => _app.Services;

    public static async Task<ChannelHost> StartAsync(Parts? parts = null)
    {
        parts ??= new Parts();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var log = new RecordedLog();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Services.AddSingleton<TimeProvider>(parts.Clock);
        builder.Services.AddSingleton<IConversationStore>(parts.Store);
        builder.Services.AddSingleton<IOutboxStore>(parts.Outbox);
        builder.Services.AddSingleton<IFileStore>(parts.Files);
        builder.Services.AddSingleton<IBot>(parts.Bot);
        if (parts.Kiosks is not null) builder.Services.AddSingleton(parts.Kiosks);
        if (parts.Scanner is not null) builder.Services.AddSingleton(parts.Scanner);
        builder.Services.AddChannels(parts.Limits with { Key = parts.Key, PreviousKey = parts.PreviousKey, PublicBaseUrl = parts.PublicBaseUrl });
        builder.Services.AddDirectLine(parts.DirectLine);
        builder.Services.AddConnector(parts.Connector);
        var app = builder.Build();
        app.MapDirectLine();
        app.MapConnector();
        await app.StartAsync();
        return new ChannelHost(app, parts, log);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>What a host is made of; given to a second host it is as if the first had been restarted.</summary>
    internal sealed record Parts
    {
        public string Key { get; init; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

        public string? PreviousKey { get; init; }

        public Parts() => Files = new MemoryFileStore(Clock);

        public MovableClock Clock { get; } = new();

        public MemoryConversationStore Store { get; } = new();

        public MemoryOutboxStore Outbox => Store.Outbox;

        public MemoryFileStore Files { get; }

        public EchoBot Bot { get; } = new();

        public string? PublicBaseUrl { get; init; }

        public IUploadScanner? Scanner { get; init; }

        public IKioskTickets? Kiosks { get; init; }

        /// <summary>Of files; the rest is set above.</summary>
        public ChannelsOptions Limits { get; init; } = new();

        public DirectLineOptions DirectLine { get; init; } = new() { Secrets = [Secret], AllowedOrigins = [Portal] };

        public ConnectorOptions Connector { get; init; } = new() { AllowAnonymous = true };
    }
}
