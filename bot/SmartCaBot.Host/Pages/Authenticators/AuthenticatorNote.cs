namespace SmartCaBot.Host.Pages.Authenticators;

/// <summary>What the page says of the last form.</summary>
internal enum AuthenticatorNote
{
    None,
    NotANumber,
    TooMany,
    Wrong,
    Expired,
    PasswordsDiffer,
    PasswordWeak,
    NoCertificate,
    Unavailable,
}
