using SmartCaBot.Channels.Http;

namespace SmartCaBot.Signing.Api.Webhooks;

/// <summary>The connections to integrators: no redirects, no cookies, no proxy, and none into our own network.</summary>
internal sealed class WebhookHttp(SigningApiOptions options) : IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    public HttpClient Client { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = (context, token) => PublicConnections.ConnectAsync(context, options.PrivateAddresses, token),
    })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = LongestAnswer,
    };

    public void Dispose() => Client.Dispose();
}
