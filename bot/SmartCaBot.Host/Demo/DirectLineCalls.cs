using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;

namespace SmartCaBot.Host.Demo;

/// <summary>Calls to a host that may be starting anew: each is repeated until it is answered. A refusal (4xx) is an error of the caller's.</summary>
internal sealed class DirectLineCalls(HttpClient http, TimeSpan patience) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    /// <summary>For all calls from now on.</summary>
    public void Authorise(string token) => http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    /// <param name="make">A new request for each try.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<JsonElement> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken) => RepeatAsync(
        async token =>
        {
            using var request = make();
            return await SendOnceAsync(request, token);
        },
        cancellationToken);

    public Task<T?> GetAsync<T>(string address, CancellationToken cancellationToken) =>
        RepeatAsync(token => http.GetFromJsonAsync<T>(address, JsonSerializerOptions.Web, token), cancellationToken);

    public Task<byte[]> GetBytesAsync(Uri address, CancellationToken cancellationToken) =>
        RepeatAsync(token => http.GetByteArrayAsync(address, token), cancellationToken);

    public void Dispose() => http.Dispose();

    public static ByteArrayContent Part(byte[] content, string type)
    {
        var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue(type);
        return part;
    }

    private async Task<JsonElement> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await http.SendAsync(request, cancellationToken);
        if ((int)response.StatusCode is >= 400 and < 500)
        {
            var detail = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{request.RequestUri}: HTTP {(int)response.StatusCode} {detail}"));
        }

        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    /// <summary>Again until it works: the host may be starting anew.</summary>
    private async Task<T> RepeatAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        while (true)
        {
            try
            {
                return await ask(limit.Token);
            }
            catch (Exception error) when (error is HttpRequestException or IOException or SocketException && !limit.IsCancellationRequested)
            {
                await Task.Delay(Pause, limit.Token);
            }
        }
    }
}
