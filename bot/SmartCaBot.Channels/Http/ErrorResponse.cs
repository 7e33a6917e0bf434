using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Channels.Http;

/// <summary>The one place where an error becomes <c>{"error":{"code","message"}}</c>.</summary>
internal static class ErrorResponse
{
    public static async Task WriteAsync(HttpContext context, ChannelError error)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = error.Status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        using (var json = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            json.WriteStartObject();
            json.WriteStartObject("error"u8);
            json.WriteString("code"u8, error.Code);
            json.WriteString("message"u8, error.Message);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
