using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCaBot.Benchmarks.Web;

/// <summary>One person on Direct Line: an open stream, and one message at a time.</summary>
internal sealed class ChatClient(HttpClient http, IPAddress from) : IDisposable
{
    private const string Root = "/v3/directline/conversations";

    private readonly Lock _lock = new();
    private RawWebSocket? _socket;
    private Conversation? _conversation;
    private byte[] _awaited = [];
    private TaskCompletionSource? _answer;
    private int _count;

    public string Id => _conversation?.ConversationId ?? throw new InvalidOperationException("Not started.");

    /// <summary>Ends when the stream does.</summary>
    public Task Listening { get; private set; } = Task.CompletedTask;

    /// <summary>Called with every ActivitySet that arrives.</summary>
    public Action<ReadOnlyMemory<byte>>? Heard { get; set; }

    public async Task StartAsync(string secret, CancellationToken cancellationToken)
    {
        _conversation = await SendAsync<Conversation>(HttpMethod.Post, Root, secret, "{}", cancellationToken);
        await OpenAsync(cancellationToken);
    }

    /// <summary>As the official client comes back: a fresh stream from its watermark.</summary>
    public async Task ReconnectAsync(string watermark, CancellationToken cancellationToken)
    {
        _socket?.Dispose();
        _conversation = await SendAsync<Conversation>(HttpMethod.Get, $"{Root}/{Id}?watermark={watermark}", _conversation!.Token, null, cancellationToken);
        await OpenAsync(cancellationToken);
    }

    /// <returns>The activity's id: the same for the same <paramref name="clientId"/>, however often it is posted.</returns>
    public async Task<string> PostAsync(string text, string clientId, CancellationToken cancellationToken) =>
        (await SendAsync<Posted>(HttpMethod.Post, $"{Root}/{Id}/activities", _conversation!.Token, Body(text, clientId), cancellationToken)).Id;

    /// <summary>Posts and waits until the stream brings a reply to it.</summary>
    public async Task AskAsync(string text, CancellationToken cancellationToken)
    {
        var clientId = $"m{_count++}";
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _awaited = Encoding.UTF8.GetBytes($"\"replyToId\":\"{Id}|u.{clientId}\"");
            _answer = answer;
        }

        await PostAsync(text, clientId, cancellationToken);
        await answer.Task.WaitAsync(cancellationToken);
    }

    public Task<JsonElement> ReadAsync(string watermark, CancellationToken cancellationToken) =>
        SendAsync<JsonElement>(HttpMethod.Get, $"{Root}/{Id}/activities?watermark={watermark}", _conversation!.Token, null, cancellationToken);

    public void Dispose() => _socket?.Dispose();

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var socket = new RawWebSocket();
        _socket = socket;
        await socket.OpenAsync(new Uri(_conversation!.StreamUrl), from, cancellationToken);
        Listening = socket.ListenAsync(Hear, CancellationToken.None);
    }

    private void Hear(ReadOnlyMemory<byte> frame)
    {
        Heard?.Invoke(frame);
        lock (_lock)
        {
            if (_answer is null || frame.Span.IndexOf(_awaited) < 0) return;
            _answer.TrySetResult();
            _answer = null;
        }
    }

    private static string Body(string text, string clientId) =>
        $$$"""{"type":"message","text":"{{{text}}}","textFormat":"plain","locale":"vi-VN","from":{"id":"u"},"channelData":{"clientActivityID":"{{{clientId}}}"}}""";

    private async Task<T> SendAsync<T>(HttpMethod method, string path, string token, string? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<T>(cancellationToken))!;
    }

    private sealed record Conversation(
        [property: JsonPropertyName("conversationId")] string ConversationId,
        [property: JsonPropertyName("token")] string Token,
        [property: JsonPropertyName("streamUrl")] string StreamUrl);

    private sealed record Posted([property: JsonPropertyName("id")] string Id);
}
