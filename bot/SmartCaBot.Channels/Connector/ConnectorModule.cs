using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.Connector.Authentication;
using SmartCaBot.Channels.Connector.Outbound;
using SmartCaBot.Channels.DirectLine;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Channels.Turns;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Connector;

public static class ConnectorModule
{
    private const string Route = "/api/messages";

    /// <summary>
    /// The Bot Framework endpoint, and a dispatcher for the replies to its channels. Needs <see cref="ChannelsModule.AddChannels"/>,
    /// <see cref="DirectLineModule.AddDirectLine"/> (it hands out the files) and <see cref="IOutboxStore"/>.
    /// </summary>
    public static IServiceCollection AddConnector(this IServiceCollection services, ConnectorOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ConnectorHttp>();
        services.AddSingleton<ConnectorMetrics>();
        services.AddSingleton<ConnectorTurns>();
        services.AddSingleton<MessagesEndpoint>();
        if (options.HasApplication)
        {
            services.AddSingleton<KnownTokens>();
            services.AddSingleton<TokenCheck>();
            services.AddSingleton<IConnectorAuthenticator, BearerAuthenticator>();
        }
        else
        {
            services.AddSingleton<IConnectorAuthenticator, AnonymousAuthenticator>();
        }

        services.AddSingleton<ConnectorTokens>();
        services.AddSingleton<ConnectorCalls>();
        services.AddSingleton<HubTranscript>();
        services.AddSingleton<IChannelPreparation, ConnectorFiles>();
        services.AddSingleton<IOutboundChannel, ConnectorReplies>();
        services.AddSingleton<ITurnListener, ConnectorTyping>();
        return services.AddDispatcher(static s => ActivatorUtilities.CreateInstance<ConnectorSender>(s));
    }

    /// <summary><c>POST /api/messages</c>.</summary>
    public static IEndpointRouteBuilder MapConnector(this IEndpointRouteBuilder endpoints)
    {
        var messages = endpoints.ServiceProvider.GetRequiredService<MessagesEndpoint>();
        var logger = endpoints.ServiceProvider.GetRequiredService<ILogger<MessagesEndpoint>>();
        endpoints.MapMethods(Route, [HttpMethods.Post], context => ChannelEndpoint.RunAsync(context, messages.PostAsync, logger))
            .WithDisplayName($"POST {Route}");
        endpoints.Map(Route, context => ErrorResponse.WriteAsync(context, ChannelError.WrongMethod));
        return endpoints;
    }
}
