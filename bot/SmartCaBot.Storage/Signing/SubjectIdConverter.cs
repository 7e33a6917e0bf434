using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Storage.Signing;

internal sealed class SubjectIdConverter : JsonConverter<SubjectId>
{
    public override SubjectId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, SubjectId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
