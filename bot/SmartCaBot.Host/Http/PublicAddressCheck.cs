using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SmartCaBot.Host.Configuration;

namespace SmartCaBot.Host.Http;

/// <summary>
/// Says at start that people come by https and the host serves plain http to a proxy it does not know: then every person has the
/// proxy's address, and shares its limits. Cookies and links follow <c>PublicUrl</c> in any case.
/// </summary>
internal sealed partial class PublicAddressCheck(
    SmartCaOptions options, IServer server, IHostApplicationLifetime lifetime, ILogger<PublicAddressCheck> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() =>
        {
            if (IsBehindUnknownProxy(options, server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])) LogUnknownProxy(options.PublicUrl!);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public static bool IsBehindUnknownProxy(SmartCaOptions options, IEnumerable<string> addresses) =>
        options is { PublicUrl.Scheme: "https", Web.TrustedProxies.Count: 0 }
        && !addresses.Any(a => a.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    [LoggerMessage(1, LogLevel.Warning,
        "PublicUrl is {PublicUrl}, but this host serves http and Web:TrustedProxies is empty: all people seem to have the proxy's address. Name the proxy.")]
    private partial void LogUnknownProxy(Uri publicUrl);
}
