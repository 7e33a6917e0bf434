using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.Http;

/// <summary>A JSON body, or why it is none. Both are null when the body is empty.</summary>
internal readonly record struct Body<T>(T? Value, ChannelError? Error)
    where T : class;

/// <summary>Reads JSON bodies straight from the connection's buffers.</summary>
internal static class RequestBody
{
    /// <summary>Of an activity, in characters (Direct Line and Bot Connector documents).</summary>
    public const int MaxCharacters = 256 * 1024;

    // A character of UTF-16 takes at most three bytes of UTF-8.
    private const int MaxBytes = 3 * MaxCharacters;

    public static async ValueTask<Body<Activity>> ReadActivityAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await ReadAsync(request, ActivityJson.Wire.Activity, cancellationToken);
        return Check(body);
    }

    public static async ValueTask<Body<Activity>> ReadActivityAsync(Stream stream, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        var body = await ReadAsync(reader, ActivityJson.Wire.Activity, cancellationToken);
        await reader.CompleteAsync();
        return Check(body);
    }

    public static ValueTask<Body<T>> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        request.ContentLength > MaxBytes
            ? new(new Body<T>(null, ChannelError.TooLarge))
            : ReadAsync(request.BodyReader, type, cancellationToken);

    private static async ValueTask<Body<T>> ReadAsync<T>(PipeReader reader, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > MaxBytes) return new(null, ChannelError.TooLarge);
            if (read.IsCompleted)
            {
                var body = Parse(read.Buffer, type);
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Body<T> Parse<T>(in ReadOnlySequence<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        if (json.IsEmpty) return default;
        if (json.Length > MaxCharacters && Characters(json) > MaxCharacters) return new(null, ChannelError.TooLarge);
        try
        {
            var reader = new Utf8JsonReader(json);
            var value = JsonSerializer.Deserialize(ref reader, type);
            // Reading on throws when anything but white space follows.
            return value is null || reader.Read() ? new(null, ChannelError.MalformedBody) : new(value, null);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair in a string.
            return new(null, ChannelError.MalformedBody);
        }
    }

    private static long Characters(in ReadOnlySequence<byte> utf8)
    {
        var count = 0L;
        foreach (var part in utf8)
        {
            foreach (var octet in part.Span)
            {
                // Every byte but a continuation begins a character; four-byte ones take two UTF-16 units.
                if ((octet & 0xC0) != 0x80) count += octet >= 0xF0 ? 2 : 1;
            }
        }

        return count;
    }

    private static Body<Activity> Check(Body<Activity> body) => body switch
    {
        { Error: not null } => body,
        { Value: null } => new(null, ChannelError.MalformedBody),
        { Value.Type: null or "" } => new(null, ChannelError.MissingType),
        _ => body,
    };
}
