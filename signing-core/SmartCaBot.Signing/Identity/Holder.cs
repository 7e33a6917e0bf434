namespace SmartCaBot.Signing.Identity;

/// <summary>The part of a citizen's data that a credential keeps: who holds it and where codes go.</summary>
internal sealed record Holder(FullName FullName, CitizenId CitizenId, PhoneNumber Phone, EmailAddress? Email)
{
    public static Holder Of(Citizen citizen) => new(citizen.FullName, citizen.CitizenId, citizen.Phone, citizen.Email);

    public override string ToString() => $"holder {CitizenId}";
}
