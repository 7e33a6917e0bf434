namespace SmartCaBot.Host.Pages.Code;

/// <summary>What the page says after an action: the name travels in the address, never a text.</summary>
internal enum CodePageNote
{
    None,
    Wrong,
    Digits,
    Expired,
    Unavailable,
    Sent,
    TooSoon,
    NoMore,
    NotSent,
    Cancelled,
}
