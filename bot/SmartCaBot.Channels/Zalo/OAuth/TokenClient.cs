using System.Text.Json;

namespace SmartCaBot.Channels.Zalo.OAuth;

/// <summary>How an exchange for tokens ended.</summary>
internal abstract record Exchange
{
    public sealed record Issued(string Access, string Refresh, TimeSpan Lifetime) : Exchange
    {
        public override string ToString() => "Issued(***)";
    }

    /// <summary>The code or refresh token is not, or no longer, good; or the app's settings are wrong.</summary>
    public sealed record Refused(long Code) : Exchange;

    /// <summary>No answer that means anything; the token may be used up or not.</summary>
    public sealed record Failed(string Reason) : Exchange;
}

/// <summary>POST /v4/oa/access_token. Errors come with HTTP 200, and their numbers are not documented: success is an access_token.</summary>
internal sealed class TokenClient(HttpClient http, ZaloOptions options)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(25);

    public Task<Exchange> RefreshAsync(string refreshToken, CancellationToken cancellationToken) => AskAsync(
        new() { ["refresh_token"] = refreshToken, ["grant_type"] = "refresh_token" }, cancellationToken);

    public Task<Exchange> RedeemAsync(string code, string verifier, CancellationToken cancellationToken) => AskAsync(
        new() { ["code"] = code, ["grant_type"] = "authorization_code", ["code_verifier"] = verifier }, cancellationToken);

    private async Task<Exchange> AskAsync(Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        form["app_id"] = options.AppId;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.CallTimeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.OAuthBase, "/v4/oa/access_token")) { Content = new FormUrlEncodedContent(form) };
            request.Headers.TryAddWithoutValidation("secret_key", options.AppSecret);
            using var response = await http.SendAsync(request, limit.Token);
            return Read(JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(limit.Token)));
        }
        catch (Exception error) when (error is HttpRequestException or IOException or JsonException || error is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new Exchange.Failed(error is HttpRequestException http ? $"{http.HttpRequestError}" : error.GetType().Name);
        }
    }

    private static Exchange Read(JsonElement json)
    {
        if (json.Text("access_token") is { Length: > 0 } access && json.Text("refresh_token") is { Length: > 0 } refresh)
            return new Exchange.Issued(access, refresh, json.Number("expires_in") is > 60 and var seconds ? TimeSpan.FromSeconds(seconds) : Lifetime);
        return json.Number("error") is { } code ? new Exchange.Refused(code) : new Exchange.Failed("neither token nor error");
    }
}
