using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.Connector.Outbound;

/// <summary>Calls a channel, with the bot's token where the channel has shown who it is. A refused token is replaced once.</summary>
internal sealed class ConnectorCalls(ConnectorHttp http, ConnectorTokens tokens, ConnectorMetrics metrics, TimeProvider clock)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <param name="url">Of the channel.</param>
    /// <param name="activity">What to post.</param>
    /// <param name="idempotencyKey">The same at each try; null: once is enough.</param>
    /// <param name="withToken">False for conversations that came without authentication.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<CallResult> PostAsync(
        Uri url, Activity activity, string? idempotencyKey, bool withToken, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity);
        return SendAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
                request.Content.Headers.ContentType = Json;
                // Draft ietf-httpapi-idempotency-key-header: a quoted string.
                if (idempotencyKey is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", $"\"{Uri.EscapeDataString(idempotencyKey)}\"");
                return request;
            },
            withToken, static (_, _) => Task.CompletedTask, cancellationToken);
    }

    /// <summary>Reads a file; the reader gets the answer's body when its status is 200.</summary>
    public Task<CallResult> GetAsync(
        Uri url, bool withToken, Func<HttpContent, CancellationToken, Task> read, CancellationToken cancellationToken) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Get, url), withToken, read, cancellationToken);

    private async Task<CallResult> SendAsync(
        Func<HttpRequestMessage> make, bool withToken, Func<HttpContent, CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        string? refused = null;
        while (true)
        {
            using var request = make();
            string? token = null;
            if (withToken)
            {
                var got = await tokens.GetAsync(refused, cancellationToken);
                if (got.Value is null) return new CallResult.NoToken(got.Problem!);
                token = got.Value;
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }

            try
            {
                using var response = await http.SendAsync(request, cancellationToken);
                metrics.Called((int)response.StatusCode);
                if (response.StatusCode == HttpStatusCode.Unauthorized && token is not null && refused is null)
                {
                    refused = token;
                    continue;
                }

                if (response.StatusCode == HttpStatusCode.OK) await read(response.Content, cancellationToken);
                return new CallResult.Answered(response.StatusCode, After(response.Headers.RetryAfter));
            }
            catch (HttpRequestException error)
            {
                metrics.Called(0);
                return new CallResult.NoAnswer(error.HttpRequestError.ToString());
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                metrics.Called(0);
                return new CallResult.NoAnswer("no answer in time");
            }
        }
    }

    private TimeSpan? After(RetryConditionHeaderValue? retry) => retry switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };
}

/// <summary>How a call to a channel ended.</summary>
internal abstract record CallResult
{
    /// <param name="Status">Any.</param>
    /// <param name="RetryAfter">When the channel asks to wait.</param>
    public sealed record Answered(HttpStatusCode Status, TimeSpan? RetryAfter) : CallResult;

    public sealed record NoAnswer(string Reason) : CallResult;

    /// <summary>The bot could not get a token to call with.</summary>
    public sealed record NoToken(string Reason) : CallResult;
}
