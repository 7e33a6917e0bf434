using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Storage.Conversations;

/// <summary>Source-generated JSON of the conversation's state. Names are the record's: renaming a property needs a migration.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ConversationState))]
internal sealed partial class StateJson : JsonSerializerContext
{
    private static StateJson? _stored;

    /// <summary>Nulls left out, Vietnamese unescaped.</summary>
    public static StateJson Stored => _stored ??= new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
