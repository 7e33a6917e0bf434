using SmartCaBot.Channels;
using SmartCaBot.Channels.Connector;
using SmartCaBot.Channels.DirectLine;
using SmartCaBot.Host.Setup;

namespace SmartCaBot.Host.Composition;

/// <summary>The ways in: Direct Line with the page's session, and the Bot Connector.</summary>
internal static class ChannelServices
{
    public static void AddAllChannels(this IServiceCollection services, Installation installation)
    {
        var (options, data) = (installation.Options, installation.Data);
        services.AddChannels(new ChannelsOptions
        {
            Key = Convert.ToBase64String(SecretFile.Key(data.KeyFile("channels.key"))),
            PublicBaseUrl = options.PublicUrl?.GetLeftPart(UriPartial.Authority),
        });
        services.AddDirectLine(new DirectLineOptions
        {
            Secrets = options.Web.DirectLineSecrets,
            AllowedOrigins = options.Web.AllowedOrigins,
            MaxUploadBytes = options.Web.MaxFileBytes,
            MaxUploadBytesPerDay = options.Web.MaxFileBytesPerDay,
            MinFreeBytes = options.Web.MinFreeBytes,
            NewSessionsPerMinute = options.Web.NewChatsPerMinute,
        });
        services.AddConnector(new ConnectorOptions
        {
            AllowAnonymous = options.Connector.AllowAnonymous,
            AppId = options.Connector.AppId,
            AppSecret = options.Connector.AppSecret,
            Tenant = options.Connector.Tenant,
            Cloud = options.Connector.Cloud,
            AllowHttp = options.Connector.AllowHttp,
            MaxFileBytes = options.Web.MaxFileBytes,
            FileHosts = options.Connector.FileHosts,
            FileLinkLifetime = TimeSpan.FromHours(options.Connector.FileLinkHours),
        });
    }

    public static void MapChannels(this IEndpointRouteBuilder routes)
    {
        routes.MapDirectLine();
        routes.MapConnector();
    }
}
