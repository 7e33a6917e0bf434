using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.Http;

namespace SmartCaBot.Channels.Connector;

public static class ConnectorModule
{
    private const string Route = "/api/messages";

    /// <summary>The Bot Framework endpoint. Needs <see cref="ChannelsModule.AddChannels"/>.</summary>
    public static IServiceCollection AddConnector(this IServiceCollection services, ConnectorOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton<IConnectorAuthenticator, AnonymousAuthenticator>();
        services.AddSingleton<ConnectorTurns>();
        services.AddSingleton<MessagesEndpoint>();
        return services;
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
