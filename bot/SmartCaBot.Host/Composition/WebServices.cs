using SmartCaBot.Channels.Outbox;
using SmartCaBot.Host.Authority;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Health;
using SmartCaBot.Host.Http;
using SmartCaBot.Host.Pages.Chat;
using SmartCaBot.Host.Pages.Plain;
using SmartCaBot.Host.Setup;
using SmartCaBot.Signing.Api;

namespace SmartCaBot.Host.Composition;

/// <summary>What only the serving host needs: the page, limits, health, upkeep.</summary>
internal static class WebServices
{
    /// <summary>A multipart body is a little longer than the files in it.</summary>
    private const long FormOverhead = 1024 * 1024;

    /// <summary>For the rest, beside the messages that are being sent.</summary>
    private static readonly TimeSpan ToStop = TimeSpan.FromSeconds(5);

    public static void AddWeb(this WebApplicationBuilder builder, WebOptions options)
    {
        builder.AddSigningWeb(options);
        builder.Services.AddSingleton(PageFiles.Load(Path.Combine(AppContext.BaseDirectory, "wwwroot")));
        builder.Services.AddSingleton<PlainPage>();
    }

    /// <summary>The same without pages for the chat: what a host needs that signs and does nothing else.</summary>
    public static void AddSigningWeb(this WebApplicationBuilder builder, WebOptions options)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxFileBytes + FormOverhead;
        });
        builder.Services.LeaveSecretsOutOfTheLog();
        var services = builder.Services;
        services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = OutboxDispatcher.LongestSend + ToStop);
        services.AddRequestLimits(options);
        services.AddOpenApi(document => document.DescribeSigningApi());
        services.AddProblemDetails();
        // A request that lacks a parameter is answered 400 in Development too, not with an exception.
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = false);
        services.AddSingleton<PublicSigning>();
        services.AddSingleton<IHealthPart, DatabasePart>();
        services.AddSingleton<IHealthPart, SigningPart>();
        services.AddSingleton<IHealthPart, CertificatesPart>();
        services.AddSingleton<IHealthPart, DeliveryPart>();
        services.AddSingleton<IHealthPart, OutboxPart>();
        services.AddSingleton<IHealthPart, DiskPart>();
        services.AddSingleton<HealthWatch>();
        services.AddSingleton(options);
        services.AddHostedService<SigningUpkeep>();
        services.AddHostedService<AuthorityUpkeep>();
    }
}
