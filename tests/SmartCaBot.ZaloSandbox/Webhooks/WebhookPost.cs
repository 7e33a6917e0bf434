using System.Globalization;
using System.Net.Http.Headers;

namespace SmartCaBot.ZaloSandbox.Webhooks;

/// <summary>One POST to the bot, and how long it took. A limited number goes on at once, so that the wait is the bot's and not ours.</summary>
internal sealed class WebhookPost(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _places = new(64);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<(DeliveryOutcome Outcome, TimeSpan Took)> SendAsync(Uri url, WebhookEvent what, int repetition, CancellationToken stopping)
    {
        await _places.WaitAsync(stopping);
        var started = clock.GetTimestamp();
        try
        {
            var outcome = await PostAsync(url, what, repetition, stopping);
            return (outcome, clock.GetElapsedTime(started));
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _places.Dispose();
    }

    private async Task<DeliveryOutcome> PostAsync(Uri url, WebhookEvent what, int repetition, CancellationToken stopping)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(what.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(WebhookSignature.Header, what.Signature);
        if (what.IsZbs) request.Headers.Add("X-ZEvent-Server", "ZNS");
        if (repetition > 0) request.Headers.Add("num_retry", repetition.ToString(CultureInfo.InvariantCulture));
        try
        {
            using var answer = await _http.SendAsync(request, patience.Token);
            return answer.StatusCode == System.Net.HttpStatusCode.OK ? DeliveryOutcome.Acknowledged : DeliveryOutcome.Refused;
        }
        catch (HttpRequestException error)
        {
            var unopened = error.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            return unopened ? DeliveryOutcome.Unreachable : DeliveryOutcome.Unanswered;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return DeliveryOutcome.Unanswered;
        }
    }
}
