namespace SmartCaBot.Signing.Identity;

/// <summary>What a citizen gives to register: as on the identity card, and how to reach them.</summary>
/// <param name="FullName">With all accents.</param>
/// <param name="CitizenId">CCCD number.</param>
/// <param name="DateOfBirth">As on the card.</param>
/// <param name="CardIssuedOn">As on the card.</param>
/// <param name="CardExpiresOn">As on the card; null where the card is good for life.</param>
/// <param name="Phone">Codes go here.</param>
/// <param name="Email">And here; null for someone who has none.</param>
/// <param name="Province">Province or centrally run city, as it goes into the certificate (ST).</param>
/// <param name="Address">The rest of the contact address.</param>
public sealed record Citizen(
    FullName FullName,
    CitizenId CitizenId,
    DateOnly DateOfBirth,
    DateOnly CardIssuedOn,
    DateOnly? CardExpiresOn,
    PhoneNumber Phone,
    EmailAddress? Email,
    string Province,
    string Address)
{
    public override string ToString() => $"citizen {CitizenId}";
}
