using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Gateway;
using SmartCaBot.Host.Health;
using SmartCaBot.Host.Setup;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Host.Composition;

/// <summary>VNPT's gateway: for guided registration, and where the operator says so for signing.</summary>
internal static class GatewayServices
{
    private const long LongestAnswer = 4 * 1024 * 1024;

    public static void AddGateway(this IServiceCollection services, SmartCaOptions options, DataDirectory data)
    {
        services.AddSingleton(options.Gateway);
        services.AddHttpClient<VnptGateway>().RemoveAllLoggers();
        services.AddSingleton<IRegistration, GuidedRegistration>();
        if (options.Gateway.Signing == GatewaySigning.Off) return;
        services.AddSingleton<GatewayHealth>();
        services.AddSingleton<IHealthPart, GatewayPart>();
        services.AddHttpClient<GatewayCalls>(http =>
            {
                http.Timeout = Timeout.InfiniteTimeSpan;
                http.MaxResponseContentBufferSize = LongestAnswer;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // Held for the life of the process, so addresses are looked up again by the handler itself.
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }).RemoveAllLoggers();
        services.AddSingleton(new GatewayRoots(options.Gateway.RootsFile));
        services.AddSingleton(new GatewayPeople(SecretFile.Key(data.KeyFile("gateway-people.key"))));
        services.AddSingleton<GatewayTable>();
        services.AddSingleton<GatewayAnswers>();
        services.AddSingleton<GatewayCertificates>();
        services.AddSingleton<GatewayPreparing>();
        services.AddSingleton<GatewayFiles>();
        services.AddSingleton<HeldPasswords>();
        services.AddSingleton<IRetentionRule, GatewayRetention>();
        services.AddSingleton<IConversationPart, GatewayRequestsOfConversation>();
    }

    /// <summary>
    /// The bot's ports on it, in the place of the signing core's. Only where conversations are: it tells them the news.
    /// </summary>
    public static void AddGatewaySigning(this IServiceCollection services)
    {
        services.AddSingleton<GatewayDesk>();
        services.AddSingleton<LocalSigning>();
        services.AddSingleton<ISigning, GatewaySigner>();
        services.AddSingleton<IIdentification, GatewayIdentification>();
        services.AddSingleton<IOutsideConfirmations, GatewayConfirmations>();
        services.AddHostedService<GatewayWatch>();
    }
}
