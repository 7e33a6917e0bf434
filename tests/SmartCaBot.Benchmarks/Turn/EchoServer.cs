using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Benchmarks.Turn;

/// <summary>The floor of any HTTP bot in .NET: Kestrel reads an activity as JSON and writes one back. Nothing is stored.</summary>
internal static class EchoServer
{
    public static async Task<int> RunAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.Run(async context =>
        {
            var activity = await JsonSerializer.DeserializeAsync(context.Request.Body, ActivityJson.Wire.Activity, context.RequestAborted);
            context.Response.ContentType = "application/json";
            await JsonSerializer.SerializeAsync(context.Response.Body, activity!, ActivityJson.Wire.Activity, context.RequestAborted);
        });
        await app.RunAsync();
        return 0;
    }
}
