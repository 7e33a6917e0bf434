using SmartCaBot.Channels.Http;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Api.Pages;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Host.Pages.Authenticators;

/// <summary>
/// /authenticator: where a citizen pairs an authenticator app and sets a signing password, in three plain forms: who they are, the code that was
/// sent to them with the password they choose, the app's first code. Between the forms only the identity check's id travels, which opens nothing
/// until the code was right and is gone within the hour.
/// </summary>
internal static class AuthenticatorEndpoints
{
    private const string Route = "/authenticator";
    private const int LongestForm = 4096;

    private static readonly IdentityPurpose Purpose = new IdentityPurpose.Pair();

    public static void MapAuthenticatorPage(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Route, [HttpMethods.Get, HttpMethods.Head], () => AuthenticatorPage.AskWho(AuthenticatorNote.None)).ExcludeFromDescription();
        routes.MapPost(Route, ActAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ActAsync(SigningCore core, HttpContext http)
    {
        if (!PageForms.IsOwn(http.Request) || await SmallForm.ReadAsync(http, LongestForm) is not { } form) return AuthenticatorPage.AskWho(AuthenticatorNote.None);
        return (string?)form["act"] switch
        {
            "who" => await BeginAsync(core, form["citizen"].ToString(), ClientNetwork.Of(http.Connection.RemoteIpAddress)),
            "code" => await OfferAsync(core, form["check"].ToString(), form["code"].ToString(), form["password"].ToString(), form["again"].ToString()),
            "app" => await AcceptAsync(core, form["check"].ToString(), form["code"].ToString()),
            _ => AuthenticatorPage.AskWho(AuthenticatorNote.None),
        };
    }

    private static async Task<IResult> BeginAsync(SigningCore core, string citizen, string network)
    {
        if (!CitizenId.TryParse(string.Concat(citizen.Where(char.IsAsciiDigit)), out var id)) return AuthenticatorPage.AskWho(AuthenticatorNote.NotANumber);
        return await core.Identification.BeginAsync(Guid.NewGuid().ToString("N"), $"authenticator {network}", id, Purpose, CancellationToken.None) switch
        {
            BeginResult.Begun begun => AuthenticatorPage.AskCode(begun.CheckId, AuthenticatorNote.None),
            BeginResult.TooMany => AuthenticatorPage.AskWho(AuthenticatorNote.TooMany),
            _ => AuthenticatorPage.AskWho(AuthenticatorNote.Unavailable),
        };
    }

    private static async Task<IResult> OfferAsync(SigningCore core, string check, string code, string password, string again)
    {
        if (!Guid.TryParse(check, out var id)) return AuthenticatorPage.AskWho(AuthenticatorNote.None);
        if (password != again) return AuthenticatorPage.AskCode(id, AuthenticatorNote.PasswordsDiffer);
        switch (await core.Identification.ConfirmAsync(Guid.NewGuid().ToString("N"), id, Purpose, code, CancellationToken.None))
        {
            case IdentityConfirmation.Established known:
                // Theirs, not the account's newest: others may have registered in the same chat.
                return await core.Authenticators.OfferAsync(known.Subject, known.CredentialId, password, CancellationToken.None) switch
                {
                    OfferResult.Offered offered => AuthenticatorPage.Show(id, offered, AuthenticatorNote.None),
                    OfferResult.PasswordRefused => AuthenticatorPage.AskCode(id, AuthenticatorNote.PasswordWeak),
                    OfferResult.SigningUnavailable => AuthenticatorPage.AskCode(id, AuthenticatorNote.Unavailable),
                    _ => AuthenticatorPage.AskWho(AuthenticatorNote.NoCertificate),
                };
            case IdentityConfirmation.WrongCode:
                return AuthenticatorPage.AskCode(id, AuthenticatorNote.Wrong);
            case IdentityConfirmation.SigningUnavailable:
                return AuthenticatorPage.AskCode(id, AuthenticatorNote.Unavailable);
            default:
                return AuthenticatorPage.AskWho(AuthenticatorNote.Expired);
        }
    }

    private static async Task<IResult> AcceptAsync(SigningCore core, string check, string code)
    {
        // The code was right before; asked again, the check says whose it is.
        if (!Guid.TryParse(check, out var id)
            || await core.Identification.ConfirmAsync(Guid.NewGuid().ToString("N"), id, Purpose, "", CancellationToken.None) is not IdentityConfirmation.Established known)
            return AuthenticatorPage.AskWho(AuthenticatorNote.Expired);
        return await core.Authenticators.AcceptAsync(known.Subject, known.CredentialId, code, CancellationToken.None) switch
        {
            AcceptOutcome.Accepted => AuthenticatorPage.Done(),
            AcceptOutcome.WrongCode => AuthenticatorPage.AskApp(id, AuthenticatorNote.Wrong),
            AcceptOutcome.Locked => AuthenticatorPage.AskApp(id, AuthenticatorNote.TooMany),
            AcceptOutcome.SigningUnavailable => AuthenticatorPage.AskApp(id, AuthenticatorNote.Unavailable),
            _ => AuthenticatorPage.AskWho(AuthenticatorNote.Expired),
        };
    }
}
