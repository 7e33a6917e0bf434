using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Storage.Conversations;

/// <summary>Source-generated JSON of a conversation's reference; its accounts as they travel on the wire.</summary>
[JsonSerializable(typeof(ConversationReference))]
internal sealed partial class ReferenceJson : JsonSerializerContext
{
    private static ReferenceJson? _stored;

    public static ReferenceJson Stored => _stored ??= new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
