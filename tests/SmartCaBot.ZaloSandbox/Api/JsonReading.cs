using System.Text.Json;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>Reads JSON that may be anything.</summary>
internal static class JsonReading
{
    /// <summary>The value at this path; Undefined when it leads nowhere.</summary>
    public static JsonElement Find(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return default;
        }

        return element;
    }

    /// <summary>A string; null for anything else.</summary>
    public static string? AsText(this JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    /// <summary>A whole number, as number or as string.</summary>
    public static long? AsNumber(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetInt64(out var number) => number,
        JsonValueKind.String when long.TryParse(element.GetString(), out var number) => number,
        _ => null,
    };

    public static IReadOnlyList<JsonElement> AsList(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : [];

    public static bool IsThere(this JsonElement element) => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
}
