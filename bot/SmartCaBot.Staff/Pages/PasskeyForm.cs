namespace SmartCaBot.Staff.Pages;

/// <param name="Action">Where the answer goes.</param>
/// <param name="Question">Where the question comes from.</param>
/// <param name="Button">What the button says.</param>
/// <param name="Return">Where to go on afterwards.</param>
/// <param name="AsksName">A new passkey gets a name.</param>
internal sealed record PasskeyForm(string Action, string Question, string Button, string? Return = null, bool AsksName = false);
