using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCaBot.Signing.Identity;

/// <summary>How personal data is written before it is encrypted. The masked types are written in clear here and nowhere else.</summary>
internal static class PersonalDataJson
{
    public static byte[] Write(Citizen citizen) => JsonSerializer.SerializeToUtf8Bytes(
        new PersonalData(
            citizen.FullName.Value, citizen.CitizenId.Value, citizen.Phone.Value, citizen.Email?.Value, citizen.DateOfBirth,
            citizen.CardIssuedOn, citizen.CardExpiresOn, citizen.Province, citizen.Address),
        PersonalDataContext.Default.PersonalData);

    public static byte[] Write(Holder holder) => JsonSerializer.SerializeToUtf8Bytes(
        new PersonalData(holder.FullName.Value, holder.CitizenId.Value, holder.Phone.Value, holder.Email?.Value),
        PersonalDataContext.Default.PersonalData);

    public static Citizen ReadCitizen(ReadOnlySpan<byte> json)
    {
        var data = Read(json);
        return new Citizen(
            FullName.Parse(data.Name), CitizenId.Parse(data.Id), data.Born!.Value, data.Issued!.Value, data.Expires,
            PhoneNumber.Parse(data.Phone), Email(data), data.Province!, data.Address!);
    }

    public static Holder ReadHolder(ReadOnlySpan<byte> json)
    {
        var data = Read(json);
        return new Holder(
            FullName.Parse(data.Name), CitizenId.Parse(data.Id), PhoneNumber.Parse(data.Phone), Email(data));
    }

    private static EmailAddress? Email(PersonalData data) => data.Email is null ? null : EmailAddress.Parse(data.Email);

    private static PersonalData Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, PersonalDataContext.Default.PersonalData)
        ?? throw new JsonException("Personal data is empty.");
}

internal sealed record PersonalData(
    string Name, string Id, string Phone, string? Email, DateOnly? Born = null, DateOnly? Issued = null,
    DateOnly? Expires = null, string? Province = null, string? Address = null)
{
    public override string ToString() => "personal data ***";
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PersonalData))]
internal sealed partial class PersonalDataContext : JsonSerializerContext;
