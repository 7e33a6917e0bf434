using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.Http;

namespace SmartCaBot.Channels.DirectLine;

/// <summary>Registers handlers so that every answer, errors included, carries the headers a page of another origin needs.</summary>
internal sealed class DirectLineRoutes(IEndpointRouteBuilder endpoints, OriginPolicy origins, ILogger<DirectLineRoutes> logger)
{
    public void Map(string method, string route, ChannelHandler handler) =>
        endpoints.MapMethods(route, [method], context =>
        {
            origins.WriteHeaders(context);
            return ChannelEndpoint.RunAsync(context, handler, logger);
        }).WithDisplayName($"{method} {route}");

    /// <summary>With a WebSocket middleware of its own, so that the host needs none.</summary>
    public void MapSocket(string route, ChannelHandler handler)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        // The heartbeat of all sockets replaces a timer in each of them.
        pipeline.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        pipeline.Run(context =>
        {
            origins.WriteHeaders(context);
            return ChannelEndpoint.RunAsync(context, handler, logger);
        });
        endpoints.MapMethods(route, [HttpMethods.Get, HttpMethods.Connect], pipeline.Build()).WithDisplayName($"WS {route}");
    }

    /// <summary>Preflights of every address below, and errors in our own shape for what is not there.</summary>
    public void MapRest(string prefix)
    {
        endpoints.MapMethods($"{prefix}/{{**path}}", [HttpMethods.Options], context =>
        {
            origins.WritePreflight(context);
            return Task.CompletedTask;
        });
        endpoints.Map($"{prefix}/{{**path}}", context =>
        {
            origins.WriteHeaders(context);
            return ErrorResponse.WriteAsync(context, ChannelError.NoSuchPath);
        });
    }

    /// <summary>For this host's own pages only: no headers for others.</summary>
    public void MapSameSite(string method, string route, ChannelHandler handler) =>
        endpoints.MapMethods(route, [method], context => ChannelEndpoint.RunAsync(context, handler, logger))
            .WithDisplayName($"{method} {route}");
}
