using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Channels.Http;

/// <summary>Small JSON answers, written straight into the connection's buffer and never cached.</summary>
internal static class JsonAnswer
{
    public static Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> properties)
    {
        Begin(context);
        using (var json = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        return FlushAsync(context);
    }

    public static Task WriteAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type)
    {
        Begin(context);
        using (var json = new Utf8JsonWriter(context.Response.BodyWriter)) JsonSerializer.Serialize(json, value, type);
        return FlushAsync(context);
    }

    /// <summary>Sets the headers; the caller writes the body to <c>Response.BodyWriter</c> and flushes.</summary>
    public static void Begin(HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
    }

    public static Task FlushAsync(HttpContext context)
    {
        var flush = context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        return flush.IsCompletedSuccessfully ? Task.CompletedTask : flush.AsTask();
    }
}
