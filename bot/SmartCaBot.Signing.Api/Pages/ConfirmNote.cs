namespace SmartCaBot.Signing.Api.Pages;

/// <summary>What the page says after an action: the name travels in the address, never a text.</summary>
internal enum ConfirmNote
{
    None,
    Wrong,
    WrongApp,
    Expired,
    Locked,
    Sent,
    TooSoon,
    NoMore,
    Unavailable,
    Certificate,
}
