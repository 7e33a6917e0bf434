using System.Text.Json.Serialization;
using SmartCaBot.Desk.Contacts;

namespace SmartCaBot.Desk.Storing;

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ContactDetails))]
internal sealed partial class ContactJson : JsonSerializerContext;
