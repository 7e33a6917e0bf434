using System.Net;
using System.Text.Json;

namespace SmartCaBot.Channels.Connector.Outbound;

/// <summary>
/// The bot's own token by client credentials (RFC 6749 section 4.4). One for all calls, replaced five minutes before it ends by whoever
/// comes first while the others go on with the old one. Each node has its own: they do not exclude each other.
/// </summary>
internal sealed class ConnectorTokens(ConnectorOptions options, ConnectorHttp http, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _getting = new(1, 1);
    private BotToken? _token;

    /// <param name="refused">A token that a channel did not take: not to be given again.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The token, or for the operator what is wrong.</returns>
    public async ValueTask<(string? Value, string? Problem)> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        var token = Volatile.Read(ref _token);
        var usable = token is not null && token.Value != refused && clock.GetUtcNow() < token.EndsAt;
        if (usable && clock.GetUtcNow() < token!.EndsAt - Ahead) return (token.Value, null);
        // One is enough to fetch the next while this one still counts.
        if (!await _getting.WaitAsync(usable ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, cancellationToken)) return (token!.Value, null);
        try
        {
            if (Volatile.Read(ref _token) is { } newer && !ReferenceEquals(newer, token) && newer.Value != refused) return (newer.Value, null);
            var (fetched, problem) = await FetchAsync(cancellationToken);
            if (fetched is null) return usable ? (token!.Value, null) : (null, problem);
            Volatile.Write(ref _token, fetched);
            return (fetched.Value, null);
        }
        finally
        {
            _getting.Release();
        }
    }

    public void Dispose() => _getting.Dispose();

    private async ValueTask<(BotToken? Token, string? Problem)> FetchAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.TokenAddress)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = options.AppId,
                ["client_secret"] = options.AppSecret,
                ["scope"] = options.Cloud.Scope,
            }),
        };
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            // The body of an error quotes what was sent; the status says enough.
            if (response.StatusCode != HttpStatusCode.OK) return (null, $"HTTP {(int)response.StatusCode}");
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return answer.RootElement.TryGetProperty("access_token", out var value) && value.GetString() is { Length: > 0 } text
                ? (new BotToken(text, clock.GetUtcNow() + Lifetime(answer.RootElement)), null)
                : (null, "an answer without a token");
        }
        catch (HttpRequestException error)
        {
            return (null, error.HttpRequestError.ToString());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return (null, "an answer that is no JSON");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, "no answer in time");
        }
    }

    // Version 1.0 of the service writes the number as text.
    private static TimeSpan Lifetime(JsonElement answer) =>
        answer.TryGetProperty("expires_in", out var value)
        && (value.ValueKind == JsonValueKind.Number ? value.TryGetInt32(out var seconds) : int.TryParse(value.GetString(), out seconds))
        && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.FromMinutes(10);

    private sealed record BotToken(string Value, DateTimeOffset EndsAt)
    {
        public override string ToString() => "BotToken(***)";
    }
}
