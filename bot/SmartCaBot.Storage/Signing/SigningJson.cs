using System.Text.Json.Serialization;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identification;

namespace SmartCaBot.Storage.Signing;

/// <summary>Source-generated JSON of the signing core's records. Names are the record's: renaming a property needs a migration.</summary>
[JsonSourceGenerationOptions(
    UseStringEnumConverter = true, IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SubjectIdConverter)])]
[JsonSerializable(typeof(Authenticator))]
[JsonSerializable(typeof(Credential))]
[JsonSerializable(typeof(Dossier))]
[JsonSerializable(typeof(IdentityCheck))]
[JsonSerializable(typeof(SigningTransaction))]
internal sealed partial class SigningJson : JsonSerializerContext;
