namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>What the page says after an action: the name travels in the address, never a text.</summary>
internal enum ServiceNote
{
    None,
    NotANumber,
    Wrong,
    Expired,
    TooMany,
    Unavailable,
}
