using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;

namespace SmartCaBot.ZaloSandbox.Tests.Support;

/// <summary>The smallest bot that survives the sandbox: repeats each text, once, whatever goes wrong.</summary>
internal sealed class CarefulBot : IDisposable
{
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _refreshing = new(1);
    private readonly ConcurrentDictionary<string, bool> _seen = new();
    private readonly Dictionary<string, Task> _lanes = [];
    private readonly Bench _bench;
    private (string Access, string Refresh) _pair;

    public CarefulBot(Bench bench)
    {
        _bench = bench;
        _http = new HttpClient { BaseAddress = bench.Zalo.Address, Timeout = TimeSpan.FromSeconds(30) };
        var pair = bench.Zalo.Tokens.Issue();
        _pair = (pair.Access, pair.Refresh);
        bench.Bot.OnEvent = json =>
        {
            if (json.Text("event_name") == "user_send_text" && _seen.TryAdd(json.Text("message", "msg_id"), true))
                Enqueue(json.Text("sender", "id"), $"Đã nhận: {json.Text("message", "text")}");
            return Task.CompletedTask;
        };
    }

    private enum Fate
    {
        Sent,
        NotSent,
        TokenDead,
        Unknown,
    }

    public void Dispose()
    {
        _http.Dispose();
        _refreshing.Dispose();
    }

    /// <summary>One answer after another: an answer in doubt is looked for among the last messages before others follow it.</summary>
    private void Enqueue(string user, string text)
    {
        lock (_lanes) _lanes[user] = AnswerAsync(_lanes.GetValueOrDefault(user, Task.CompletedTask), user, text);
    }

    private async Task AnswerAsync(Task before, string user, string text)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (true)
        {
            var access = _pair.Access;
            var fate = await TryAsync(HttpMethod.Post, "/v3.0/oa/message/cs", access, new { recipient = new { user_id = user }, message = new { text } }, _ => Fate.Sent);
            while (fate == Fate.Unknown) fate = await LookAsync(user, text);
            if (fate == Fate.Sent) return;
            if (fate == Fate.TokenDead) await RefreshAsync(access);
        }
    }

    /// <summary>Reads the chat back: was it sent or not?</summary>
    private async Task<Fate> LookAsync(string user, string text)
    {
        var access = _pair.Access;
        var query = Uri.EscapeDataString(JsonSerializer.Serialize(new { user_id = user, offset = 0, count = 10 }));
        var found = Fate.Unknown;
        var fate = await TryAsync(HttpMethod.Get, $"/v2.0/oa/conversation?data={query}", access, null, answer =>
            found = answer.GetProperty("data").EnumerateArray().Any(line => line.Text("message") == text) ? Fate.Sent : Fate.NotSent);
        if (fate == Fate.TokenDead) await RefreshAsync(access);
        return found;
    }

    private async Task<Fate> TryAsync(HttpMethod method, string path, string access, object? body, Func<JsonElement, Fate> good)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            request.Headers.Add("access_token", access);
            using var answer = await _http.SendAsync(request);
            if (!answer.IsSuccessStatusCode) return Fate.NotSent;
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
            return json.Error() switch { 0 => good(json), -216 or -220 => Fate.TokenDead, _ => Fate.NotSent };
        }
        catch (Exception error) when (error is HttpRequestException or JsonException)
        {
            return Fate.Unknown;
        }
    }

    private async Task RefreshAsync(string dead)
    {
        await _refreshing.WaitAsync();
        try
        {
            while (_pair.Access == dead) _pair = await PairAsync() ?? _pair;
        }
        finally
        {
            _refreshing.Release();
        }
    }

    private async Task<(string Access, string Refresh)?> PairAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v4/oa/access_token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["refresh_token"] = _pair.Refresh,
                ["app_id"] = _bench.Zalo.Options.AppId,
                ["grant_type"] = "refresh_token",
            }),
        };
        request.Headers.Add("secret_key", _bench.Zalo.Options.AppSecret);
        try
        {
            using var answer = await _http.SendAsync(request);
            if (!answer.IsSuccessStatusCode) return null;
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
            return (json.Text("access_token"), json.Text("refresh_token"));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
