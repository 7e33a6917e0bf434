using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Channels.Http;

/// <summary>Where people reach this host: as configured, or as this request did. Without a slash at the end.</summary>
internal sealed class BaseAddress(ChannelsOptions options)
{
    private readonly string? _configured = options.PublicBaseUrl?.TrimEnd('/');

    public string Of(HttpRequest request) =>
        _configured ?? string.Concat(request.Scheme, "://", request.Host.ToUriComponent(), request.PathBase.ToUriComponent());

    /// <summary>The origin of <see cref="Of"/>: scheme, host and port as a browser writes them in its Origin header.</summary>
    public string OriginOf(HttpRequest request) => new Uri(Of(request)).GetLeftPart(UriPartial.Authority);
}
