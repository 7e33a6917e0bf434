using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.DirectLine.Plain;
using SmartCaBot.Channels.DirectLine.Sessions;
using SmartCaBot.Channels.DirectLine.Streaming;
using SmartCaBot.Channels.DirectLine.Tokens;
using SmartCaBot.Channels.DirectLine.Uploads;
using SmartCaBot.Channels.Files;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.DirectLine;

public static class DirectLineModule
{
    /// <summary>The Direct Line 3.0 server. Needs <see cref="ChannelsModule.AddChannels"/>.</summary>
    /// <exception cref="ArgumentException">An option is missing or wrong.</exception>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, DirectLineOptions options)
    {
        options.Validate();
        services.AddSingleton(options);
        services.AddSingleton<TokenService>();
        services.AddSingleton<StreamTickets>();
        services.AddSingleton<CallerReader>();
        services.AddSingleton<OriginPolicy>();
        services.AddSingleton<DirectLineTurns>();
        services.AddSingleton<StreamHub>();
        services.AddSingleton<ITurnListener>(provider => provider.GetRequiredService<StreamHub>());
        services.AddSingleton<ITypingDisplay>(provider => provider.GetRequiredService<StreamHub>());
        services.AddHostedService<StreamHeartbeat>();
        services.AddSingleton<TokenEndpoints>();
        services.AddSingleton<ConversationEndpoints>();
        services.AddSingleton<ActivityEndpoints>();
        services.AddSingleton<UploadIntake>();
        services.AddSingleton<UploadEndpoint>();
        services.AddSingleton<StreamEndpoint>();
        services.AddSingleton<SessionSeal>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<NewSessions>();
        services.AddSingleton<OwnPage>();
        services.TryAddSingleton<IKioskTickets, NoKioskTickets>();
        services.AddSingleton<SessionEndpoints>();
        services.AddSingleton<PlainAnswers>();
        services.AddSingleton<ITurnListener>(provider => provider.GetRequiredService<PlainAnswers>());
        services.AddSingleton<IPlainChat, PlainChat>();
        return services;
    }

    /// <summary><c>/v3/directline/*</c> and the page's <c>/api/chat/session</c>. Needs no middleware of the host.</summary>
    public static IEndpointRouteBuilder MapDirectLine(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var tokens = services.GetRequiredService<TokenEndpoints>();
        var conversations = services.GetRequiredService<ConversationEndpoints>();
        var activities = services.GetRequiredService<ActivityEndpoints>();
        var sessions = services.GetRequiredService<SessionEndpoints>();
        var routes = new DirectLineRoutes(
            endpoints, services.GetRequiredService<OriginPolicy>(), services.GetRequiredService<ILogger<DirectLineRoutes>>());

        routes.Map(HttpMethods.Post, "/v3/directline/tokens/generate", tokens.GenerateAsync);
        routes.Map(HttpMethods.Post, "/v3/directline/tokens/refresh", tokens.RefreshAsync);
        routes.Map(HttpMethods.Get, "/v3/directline/session/getsessionid", tokens.SessionIdAsync);
        routes.Map(HttpMethods.Post, "/v3/directline/conversations", conversations.StartAsync);
        routes.Map(HttpMethods.Get, "/v3/directline/conversations/{conversationId}", conversations.ReconnectAsync);
        routes.Map(HttpMethods.Get, "/v3/directline/conversations/{conversationId}/activities", activities.GetAsync);
        routes.Map(HttpMethods.Post, "/v3/directline/conversations/{conversationId}/activities", activities.PostAsync);
        routes.Map(
            HttpMethods.Post, "/v3/directline/conversations/{conversationId}/upload", services.GetRequiredService<UploadEndpoint>().PostAsync);
        routes.MapSocket(
            "/v3/directline/conversations/{conversationId}/stream", services.GetRequiredService<StreamEndpoint>().RunAsync);
        routes.Map(HttpMethods.Get, FileLinks.Route, services.GetRequiredService<FileEndpoint>().GetAsync);
        routes.Map(HttpMethods.Head, FileLinks.Route, services.GetRequiredService<FileEndpoint>().GetAsync);
        routes.MapRest("/v3/directline");

        routes.MapSameSite(HttpMethods.Post, "/api/chat/session", sessions.OpenAsync);
        routes.MapSameSite(HttpMethods.Post, "/api/chat/session/reset", sessions.ResetAsync);
        return endpoints;
    }
}
