using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCaBot.Understanding.Entities;

namespace SmartCaBot.Understanding;

/// <summary>The lines of <c>smartcabot understand</c>: <c>{"text":…}</c> in, the result out, one object a line.</summary>
public static class UnderstandingJson
{
    // A terminal line, never put into HTML: Vietnamese stays readable.
    private static readonly UnderstandingJsonContext Json = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });

    /// <summary>The text of a request line, or null when the line is no such object.</summary>
    public static string? ReadText(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, Json.RequestLine)?.Text;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>One line without its line break: text, intent, service, confidence, entities.</summary>
    public static string WriteLine(UnderstandingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var line = new ResultLine(result.Text, result.Intent, result.Service, Math.Round(result.Confidence, 3), result.Entities);
        return JsonSerializer.Serialize(line, Json.ResultLine);
    }
}

internal sealed record RequestLine(string? Text);

internal sealed record ResultLine(string Text, string Intent, int? Service, double Confidence, IReadOnlyList<Entity> Entities);

[JsonSerializable(typeof(RequestLine))]
[JsonSerializable(typeof(ResultLine))]
internal sealed partial class UnderstandingJsonContext : JsonSerializerContext;
