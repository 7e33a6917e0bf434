using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Channels.Turns;
using SmartCaBot.Channels.Zalo.Api;
using SmartCaBot.Channels.Zalo.Health;
using SmartCaBot.Channels.Zalo.OAuth;
using SmartCaBot.Channels.Zalo.Preparing;
using SmartCaBot.Channels.Zalo.Replies;
using SmartCaBot.Channels.Zalo.Sending;
using SmartCaBot.Channels.Zalo.Webhook;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Zalo;

public static class ZaloModule
{
    /// <summary>
    /// A Zalo Official Account. Needs <see cref="ChannelsModule.AddChannels"/>, <see cref="ISharedValues"/>, <see cref="IOutboxStore"/> and
    /// <see cref="IFileStore"/>; an <see cref="IOwnPictures"/> when replies show pictures that the host draws.
    /// </summary>
    /// <exception cref="ArgumentException">An option is missing or wrong.</exception>
    public static IServiceCollection AddZalo(this IServiceCollection services, ZaloOptions options)
    {
        services.AddZaloConnection(options);
        services.AddHostedService<TokenUpkeep>();
        services.AddIncoming();
        services.AddOutgoing(options);
        services.AddSingleton(s => new ZaloHealth(
            s.GetRequiredService<ZaloStatus>(), s.GetRequiredService<TokenStore>(), s.GetRequiredService<WebhookSpool>(), s.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Only what <see cref="ZaloConnection"/> needs: for a command, beside a host that serves.</summary>
    /// <exception cref="ArgumentException">An option is missing or wrong.</exception>
    public static IServiceCollection AddZaloConnection(this IServiceCollection services, ZaloOptions options)
    {
        options.Validate();
        services.AddSingleton(options);
        services.AddSingleton<ZaloStatus>();
        services.AddSingleton<TokenStore>();
        services.AddSingleton(_ => new TokenClient(Client(), options));
        services.AddSingleton<TokenKeeper>();
        services.AddSingleton<CallPace>();
        services.AddSingleton(s => new ZaloApi(
            Client(), s.GetRequiredService<TokenKeeper>(), s.GetRequiredService<CallPace>(), options, s.GetRequiredService<ZaloStatus>(),
            s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ZaloConnection(
            s.GetRequiredService<ISharedValues>(), s.GetRequiredService<TokenStore>(), s.GetRequiredService<TokenClient>(),
            s.GetRequiredService<ZaloApi>(), options, s.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary><c>POST /zalo/webhook</c>, and the page that an administrator is sent back to after consent.</summary>
    public static IEndpointRouteBuilder MapZalo(this IEndpointRouteBuilder endpoints)
    {
        var webhook = endpoints.ServiceProvider.GetRequiredService<WebhookEndpoint>();
        endpoints.MapMethods(ZaloIds.WebhookPath, [HttpMethods.Post], webhook.PostAsync).WithDisplayName($"POST {ZaloIds.WebhookPath}");
        endpoints.MapMethods(ZaloIds.ConnectedPath, [HttpMethods.Get], static context =>
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            context.Response.Headers.CacheControl = "no-store";
            return context.Response.WriteAsync("Sao chép địa chỉ của trang này rồi dán vào lệnh: smartcabot zalo connect\n");
        }).WithDisplayName($"GET {ZaloIds.ConnectedPath}");
        endpoints.Map(ZaloIds.WebhookPath, context => ErrorResponse.WriteAsync(context, ChannelError.WrongMethod));
        return endpoints;
    }

    private static void AddIncoming(this IServiceCollection services)
    {
        services.AddSingleton<WebhookCheck>();
        services.AddSingleton<ActivityReader>();
        services.AddSingleton<EventReader>();
        services.AddSingleton<UnknownEvents>();
        services.AddSingleton(s => new ArrivalOrder(
            // The runner tells its listeners, of which this is one.
            new Lazy<TurnRunner>(s.GetRequiredService<TurnRunner>), s.GetRequiredService<ZaloOptions>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ITurnListener>(s => s.GetRequiredService<ArrivalOrder>());
        services.AddSingleton<OpenInbox>();
        services.AddSingleton<WebhookSpool>();
        services.AddHostedService(s => s.GetRequiredService<WebhookSpool>());
        services.AddSingleton<WebhookIntake>();
        services.AddSingleton<WebhookEndpoint>();
        services.AddSingleton<FileHosts>();
        services.AddSingleton(s => new IncomingFiles(
            s.GetRequiredService<FileHosts>(), s.GetRequiredService<FileHosts>().Client(), s.GetRequiredService<UploadStore>(),
            s.GetRequiredService<UploadQuota>(), s.GetRequiredService<ZaloOptions>(), s.GetRequiredService<ILogger<IncomingFiles>>()));
        services.AddSingleton<AnswerByNumber>();
        services.AddSingleton<IChannelPreparation, ZaloPreparation>();
    }

    private static void AddOutgoing(this IServiceCollection services, ZaloOptions options)
    {
        services.AddSingleton<IOutboundChannel, ZaloReplies>();
        services.TryAddSingleton<IOwnPictures, NoOwnPictures>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<Composer>();
        services.AddSingleton<SentBefore>();
        services.AddSingleton<NoticeByTemplate>();
        services.AddSingleton<ZaloSender>();
        services.AddDispatcher(s => s.GetRequiredService<ZaloSender>());
        if (options.CodeTemplate is { } template) services.AddDispatcher(s => ActivatorUtilities.CreateInstance<ZaloCodeSender>(s, template));
    }

    private static HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        // Each call has its own limit.
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
