using SmartCaBot.Channels;
using SmartCaBot.Channels.Connector;
using SmartCaBot.Channels.DirectLine;
using SmartCaBot.Channels.DirectLine.Sessions;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Zalo;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Health;
using SmartCaBot.Host.Pictures;
using SmartCaBot.Host.Setup;

namespace SmartCaBot.Host.Composition;

/// <summary>The ways in: Direct Line with the page's session, Zalo, and the Bot Connector.</summary>
internal static class ChannelServices
{
    public static void AddAllChannels(this IServiceCollection services, Installation installation)
    {
        var (options, data) = (installation.Options, installation.Data);
        services.AddChannels(new ChannelsOptions
        {
            Key = Convert.ToBase64String(SecretFile.Key(data.KeyFile("channels.key"))),
            PublicBaseUrl = options.PublicUrl?.GetLeftPart(UriPartial.Authority),
            Zone = options.Locale.Zone,
            MaxUploadBytes = options.Web.MaxFileBytes,
            MaxUploadBytesPerDay = options.Web.MaxFileBytesPerDay,
            MinFreeBytes = options.Web.MinFreeBytes,
        });
        services.AddDirectLine(new DirectLineOptions
        {
            Secrets = options.Web.DirectLineSecrets,
            AllowedOrigins = options.Web.AllowedOrigins,
            NewSessionsPerMinute = options.Web.NewChatsPerMinute,
        });
        services.AddSingleton<IKioskTickets, OfficeKiosks>();
        services.AddConnector(new ConnectorOptions
        {
            AllowAnonymous = options.Connector.AllowAnonymous,
            AppId = options.Connector.AppId,
            AppSecret = options.Connector.AppSecret,
            Tenant = options.Connector.Tenant,
            Cloud = options.Connector.Cloud,
            AllowHttp = options.Connector.AllowHttp,
            MaxFileBytes = options.Web.MaxFileBytes,
            HubChannel = options.Connector.HubChannel,
            FileHosts = options.Connector.FileHosts,
            FileLinkLifetime = TimeSpan.FromHours(options.Connector.FileLinkHours),
        });
        if (options.Zalo.Enabled)
        {
            services.AddZalo(options.Zalo.ToOptions(options, data));
            services.AddSingleton<IOwnPictures, DrawnPictures>();
            services.AddSingleton<IHealthPart, ZaloPart>();
        }
    }

    public static void MapChannels(this IEndpointRouteBuilder routes, SmartCaOptions options)
    {
        routes.MapDirectLine();
        routes.MapConnector();
        if (!options.Zalo.Enabled) return;
        routes.MapZalo();
        routes.MapZaloReport();
    }
}
