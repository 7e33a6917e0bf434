namespace SmartCaBot.Signing.Authorisation;

internal enum AuthorisationUse
{
    Granted,
    AlreadyUsed,
    Expired,
    OtherCredential,
    DigestNotAuthorised,
}
