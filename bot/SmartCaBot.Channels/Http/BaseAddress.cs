using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Channels.Http;

/// <summary>Where people reach this host: as configured, or as this request did. Without a slash at the end.</summary>
internal sealed class BaseAddress(ChannelsOptions options)
{
    private readonly string? _configured = options.PublicBaseUrl?.TrimEnd('/');

    private string? _seen;

    public string Of(HttpRequest request) => _configured ?? AsAsked(request);

    /// <summary>Whether people reach this host by https. A proxy in between may hide it from the request.</summary>
    public bool IsHttps(HttpRequest request) =>
        request.IsHttps || _configured?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>For what is sent when nobody asks: as configured (in production it always is), or else as a request did before.</summary>
    public string Known => _configured ?? _seen ?? "http://localhost";

    public void Remember(HttpRequest request) => _seen ??= _configured ?? AsAsked(request);

    /// <summary>Whether a page of this origin came from this host, by its public address or by the one just used.</summary>
    public bool IsOwnOrigin(HttpRequest request, string origin) =>
        IsOriginOf(AsAsked(request), origin) || _configured is not null && IsOriginOf(_configured, origin);

    private static string AsAsked(HttpRequest request) =>
        string.Concat(request.Scheme, "://", request.Host.ToUriComponent(), request.PathBase.ToUriComponent());

    private static bool IsOriginOf(string address, string origin) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && url.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase);
}
