namespace SmartCaBot.Signing.Enrolment;

/// <summary>Dossiers of others that share something with one; refused ones are not counted.</summary>
/// <param name="SameCard">Of the same citizen number, handed in from another account.</param>
/// <param name="SamePhone">Of another citizen number, with the same phone number.</param>
public sealed record AlikeDossiers(int SameCard, int SamePhone);
