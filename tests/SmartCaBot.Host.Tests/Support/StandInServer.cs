using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmartCaBot.Host.Tests.Support;

/// <summary>A server of ours in the place of somebody else's: a real socket, answers as the test says, keeps what it was asked.</summary>
internal sealed class StandInServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StandInServer(WebApplication app) => _app = app;

    public List<Asked> Requests { get; } = [];

    public Uri Url => new(_app.Urls.First());

    public static async Task<StandInServer> StartAsync(Func<int, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new StandInServer(app);
        app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var asked = new Asked(
                http.Request.Method, http.Request.Path + http.Request.QueryString, await reader.ReadToEndAsync(),
                http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString()));
            int count;
            lock (server.Requests)
            {
                server.Requests.Add(asked);
                count = server.Requests.Count;
            }

            await answer(count, http);
        });
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

internal sealed record Asked(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers);
