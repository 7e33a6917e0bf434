namespace SmartCaBot.Staff.SecondFactor;

/// <param name="Options">JSON for navigator.credentials.</param>
/// <param name="Ticket">Comes back with the answer.</param>
internal sealed record PasskeyQuestion(string Options, string Ticket);

/// <summary>As the form carries it.</summary>
/// <param name="Ticket">Of the question.</param>
/// <param name="Credential">JSON of the browser's PublicKeyCredential.</param>
internal sealed record PasskeyAnswer(string? Ticket, string? Credential);
