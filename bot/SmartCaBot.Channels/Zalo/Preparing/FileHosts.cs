using SmartCaBot.Channels.Http;

namespace SmartCaBot.Channels.Zalo.Preparing;

/// <summary>
/// Which addresses files may be fetched from. The name must be one of the platform's, and what it resolves to a public address: a name
/// that leads into our own network would make this host fetch from there.
/// </summary>
internal sealed class FileHosts(ZaloOptions options)
{
    private readonly HashSet<string> _trusted = new(options.TrustedFileOrigins, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _trustedHosts = new(
        options.TrustedFileOrigins.Select(origin => new Uri(origin).IdnHost), StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when nothing may be fetched from there.</summary>
    public Uri? Read(string? text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.UserInfo.Length > 0) return null;
        if (_trusted.Contains(address.GetLeftPart(UriPartial.Authority))) return address;
        return address is { Scheme: "https", IsDefaultPort: true, HostNameType: UriHostNameType.Dns } && options.FileHosts.Any(host => IsBelow(address.IdnHost, host))
            ? address
            : null;
    }

    public HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = ConnectAsync,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        // Each fetch has its own limit.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken) =>
        PublicConnections.ConnectAsync(context, _trustedHosts.Contains(context.DnsEndPoint.Host), cancellationToken);

    private static bool IsBelow(string host, string allowed) =>
        host.Equals(allowed, StringComparison.OrdinalIgnoreCase) || host.EndsWith('.' + allowed, StringComparison.OrdinalIgnoreCase);
}
