using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCaBot.Conversations.Activities;

/// <summary>Source-generated JSON of the activity schema.</summary>
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(IReadOnlyList<Activity>))]
[JsonSerializable(typeof(HeroCard))]
[JsonSerializable(typeof(JsonElement))]
public sealed partial class ActivityJson : JsonSerializerContext
{
    private static ActivityJson? _wire;

    /// <summary>
    /// The context to use: camelCase, nulls left out, Vietnamese unescaped. The relaxed encoder is safe because
    /// activities travel as application/json only, never inside HTML.
    /// </summary>
    public static ActivityJson Wire => _wire ??= new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
