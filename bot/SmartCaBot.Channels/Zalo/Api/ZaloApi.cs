using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCaBot.Channels.Zalo.Health;
using SmartCaBot.Channels.Zalo.OAuth;

namespace SmartCaBot.Channels.Zalo.Api;

/// <summary>Calls to the platform with the account's token: paced, a dead token replaced once, every ending told apart.</summary>
internal sealed class ZaloApi(HttpClient http, TokenKeeper tokens, CallPace pace, ZaloOptions options, ZaloStatus status, TimeProvider clock)
{
    /// <summary>A message that would wait longer than this gives its place to others.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public Task<ZaloAnswer> PostAsync(ApiHost host, string path, JsonObject body, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString(Json.Relaxed));
        return CallAsync(host, () => new HttpRequestMessage(HttpMethod.Post, Address(host, path))
        {
            Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        }, cancellationToken);
    }

    /// <param name="path">On the account's host.</param>
    /// <param name="data">Travels as one parameter.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ZaloAnswer> GetAsync(string path, JsonObject data, CancellationToken cancellationToken)
    {
        var address = Address(ApiHost.Account, $"{path}?data={Uri.EscapeDataString(data.ToJsonString(Json.Relaxed))}");
        return CallAsync(ApiHost.Account, () => new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);
    }

    public Task<ZaloAnswer> UploadAsync(string path, string name, string contentType, byte[] content, CancellationToken cancellationToken) =>
        CallAsync(ApiHost.Account, () => new HttpRequestMessage(HttpMethod.Post, Address(ApiHost.Account, path))
        {
            Content = new MultipartFormDataContent { { new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(contentType) } }, "file", name } },
        }, cancellationToken);

    private async Task<ZaloAnswer> CallAsync(ApiHost host, Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        var first = await CallOnceAsync(host, make, cancellationToken);
        if (first.Answer is ZaloAnswer.Refused { Meaning: ErrorMeaning.Token } && first.Token is not null)
        {
            await tokens.ReplaceAsync(first.Token, cancellationToken);
            first = await CallOnceAsync(host, make, cancellationToken);
        }

        status.Called(first.Answer);
        return first.Answer;
    }

    private async Task<(ZaloAnswer Answer, string? Token)> CallOnceAsync(ApiHost host, Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        for (var wait = pace.Take(); wait > TimeSpan.Zero; wait = pace.Take())
        {
            if (wait > LongestWait) return (new ZaloAnswer.NotMade("paced", wait), null);
            await Task.Delay(wait, clock, cancellationToken);
        }

        if (await tokens.GetAsync(cancellationToken) is not { } token) return (new ZaloAnswer.NotMade("no access token", TimeSpan.FromSeconds(15)), null);
        using var request = make();
        request.Headers.TryAddWithoutValidation("access_token", token);
        if (options.AppSecretProof) request.Headers.TryAddWithoutValidation("appsecret_proof", Proof(token));
        return (await SendAsync(host, request, cancellationToken), token);
    }

    private async Task<ZaloAnswer> SendAsync(ApiHost host, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.CallTimeout);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, limit.Token);
            return Judge(host, response, await response.Content.ReadAsByteArrayAsync(limit.Token));
        }
        catch (HttpRequestException error)
        {
            return error.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                ? new ZaloAnswer.NotMade($"{error.HttpRequestError}")
                : new ZaloAnswer.Doubtful($"{error.HttpRequestError}");
        }
        catch (IOException)
        {
            return new ZaloAnswer.Doubtful("connection lost");
        }
        catch (OperationCanceledException)
        {
            return new ZaloAnswer.Doubtful("no answer in time");
        }
    }

    private ZaloAnswer Judge(ApiHost host, HttpResponseMessage response, byte[] body)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            pace.TooFast(isOver: false);
            return new ZaloAnswer.Refused(-32, ErrorMeaning.TooFast);
        }

        JsonElement json;
        try
        {
            json = JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return new ZaloAnswer.Doubtful($"HTTP {(int)response.StatusCode} without an answer");
        }

        // An answer with HTTP 200 may be an error: only the number counts.
        if (json.Number("error") is not { } code) return new ZaloAnswer.Doubtful($"HTTP {(int)response.StatusCode} without an error number");
        if (code == 0)
        {
            pace.WentWell();
            return new ZaloAnswer.Done(json.At("data"));
        }

        var meaning = ZaloErrors.Meaning(host, (int)code);
        if (meaning == ErrorMeaning.TooFast)
            pace.TooFast(response.Headers.TryGetValues("X-RateLimit-Remain", out var left) && left.FirstOrDefault() == "0");
        return new ZaloAnswer.Refused((int)code, meaning);
    }

    private Uri Address(ApiHost host, string path) => new(host == ApiHost.Templates ? options.TemplateApiBase : options.ApiBase, path);

    private string Proof(string token) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.AppSecret), Encoding.UTF8.GetBytes(token)));
}
