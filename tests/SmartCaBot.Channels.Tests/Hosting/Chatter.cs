using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SmartCaBot.Channels.Tests.Hosting;

/// <summary>A person's client: what it sends is what the official one sends.</summary>
internal sealed class Chatter
{
    private readonly HttpClient _http;

    private Chatter(HttpClient http, JsonElement started)
    {
        _http = http;
        Token = started.Text("token");
        ConversationId = started.Text("conversationId");
        StreamUrl = started.Text("streamUrl");
    }

    public string Token { get; set; }

    public string ConversationId { get; }

    public string StreamUrl { get; }

    public string Path => $"/v3/directline/conversations/{ConversationId}";

    public static async Task<Chatter> StartAsync(ChannelHost host)
    {
        var token = await GenerateAsync(host);
        var answer = await SendAsync(host.Http, HttpMethod.Post, "/v3/directline/conversations", token.Text("token"), Json("""{"user":{},"locale":"vi-VN"}"""));
        return new Chatter(host.Http, await answer.ReadAsync(201));
    }

    public static async Task<JsonElement> GenerateAsync(ChannelHost host, string body = "") =>
        await (await SendAsync(host.Http, HttpMethod.Post, "/v3/directline/tokens/generate", ChannelHost.Secret, Json(body))).ReadAsync(200);

    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpMethod method, string path, string? bearer, HttpContent? content = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (origin is not null) request.Headers.Add("Origin", origin);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string below, HttpContent? content = null) =>
        SendAsync(_http, method, Path + below, Token, content);

    public Task<HttpResponseMessage> PostAsync(string json) => SendAsync(HttpMethod.Post, "/activities", Json(json));

    /// <summary>Posts a message and returns the id it got.</summary>
    public async Task<string> SayAsync(string text, string? clientId = null)
    {
        var activity = new
        {
            type = "message",
            text,
            from = new { id = "whoever", role = "bot" },
            channelData = new { clientActivityID = clientId ?? Guid.NewGuid().ToString("n"), kept = "yes" },
        };
        return (await (await PostAsync(JsonSerializer.Serialize(activity))).ReadAsync(200)).Text("id");
    }

    public async Task<JsonElement> ReadAsync(string watermark = "") =>
        await (await SendAsync(HttpMethod.Get, $"/activities?watermark={watermark}")).ReadAsync(200);

    /// <summary>Reads until the transcript holds so many activities.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(int count)
    {
        var all = new List<JsonElement>();
        var watermark = "";
        while (all.Count < count)
        {
            var set = await ReadAsync(watermark);
            all.AddRange(set.GetProperty("activities").EnumerateArray());
            watermark = set.Text("watermark");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        return all;
    }

    public async Task<Listener> ListenAsync(string? url = null) => await Listener.OpenAsync(url ?? StreamUrl);

    /// <summary>Comes back as a client does whose socket broke.</summary>
    public async Task<Listener> ReconnectAsync(string watermark)
    {
        var answer = await (await SendAsync(HttpMethod.Get, $"?watermark={watermark}")).ReadAsync(200);
        return await ListenAsync(answer.Text("streamUrl"));
    }
}
