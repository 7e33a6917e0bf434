using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Storage.Conversations;

/// <summary>Source-generated JSON of the conversation's state. Names are the record's: renaming a property needs a migration.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationState))]
internal sealed partial class StateJson : JsonSerializerContext
{
    // Vietnamese is written unescaped.
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(ConversationState state, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Relaxed);
        // The generated writer itself: the serializer would go by metadata here, for it knows no generated writer with another encoder.
        Default.ConversationState.SerializeHandler!(json, state);
    }

    public static ConversationState Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Default.ConversationState)!;
}
