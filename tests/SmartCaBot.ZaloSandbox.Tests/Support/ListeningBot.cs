using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmartCaBot.ZaloSandbox.Tests.Support;

/// <summary>A bot's webhook that keeps what came, byte for byte, and answers what it is told to.</summary>
internal sealed class ListeningBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ListeningBot(WebApplication app) => _app = app;

    public ConcurrentQueue<Arrival> Arrivals { get; } = new();

    public int Status { get; set; } = 200;

    /// <summary>What to do with each event before it is acknowledged.</summary>
    public Func<JsonElement, Task>? OnEvent { get; set; }

    public Uri Url => new(_app.Urls.Single() + "/webhook");

    public IReadOnlyList<string> Names => [.. Arrivals.Select(arrival => arrival.Name)];

    public static async Task<ListeningBot> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var bot = new ListeningBot(builder.Build());
        bot._app.MapPost("/webhook", bot.TakeAsync);
        await bot._app.StartAsync(TestContext.Current.CancellationToken);
        return bot;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var arrival = new Arrival(
            body.ToArray(), http.Request.Headers["X-ZEvent-Signature"].ToString(), http.Request.Headers["num_retry"].ToString(), http.Request.Headers["X-ZEvent-Server"].ToString());
        Arrivals.Enqueue(arrival);
        if (OnEvent is { } react) await react(arrival.Json);
        http.Response.StatusCode = Status;
    }

    internal sealed record Arrival(byte[] Body, string Signature, string Retry, string Server)
    {
        public JsonElement Json { get; } = JsonElement.Parse(Encoding.UTF8.GetString(Body));

        public string Name => Json.GetProperty("event_name").GetString()!;
    }
}
