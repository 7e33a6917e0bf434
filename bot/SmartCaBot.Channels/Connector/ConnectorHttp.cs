using System.Text.Json;

namespace SmartCaBot.Channels.Connector;

/// <summary>
/// The connections to channels, token services and key lists. No redirects: a token must not travel on to an address that nobody has
/// vouched for.
/// </summary>
internal sealed class ConnectorHttp : IDisposable
{
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(5);
    private const int MostBytes = 1024 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = LongestCall,
        MaxResponseContentBufferSize = MostBytes,
    };

    /// <exception cref="HttpRequestException">It did not get there, or no answer came back.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <summary>A small public document; null when it cannot be had.</summary>
    public async ValueTask<JsonDocument?> GetJsonAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestRead);
        try
        {
            var json = await _http.GetByteArrayAsync(address, limit.Token);
            return JsonDocument.Parse(json);
        }
        catch (Exception error) when (error is HttpRequestException or JsonException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
