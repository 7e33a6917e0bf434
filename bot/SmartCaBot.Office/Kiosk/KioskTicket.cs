namespace SmartCaBot.Office.Kiosk;

/// <summary>Lets a device begin one chat for one citizen.</summary>
/// <param name="Id">SHA-256 of its token.</param>
/// <param name="Office">Whose desk.</param>
/// <param name="Campaign">The desk's code; empty for none.</param>
/// <param name="CreatedBy">Id of the account.</param>
/// <param name="ExpiresAt">It must be used before.</param>
internal sealed record KioskTicket(string Id, string Office, string Campaign, string CreatedBy, DateTimeOffset ExpiresAt);
