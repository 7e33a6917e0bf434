using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartCaBot.Channels.Http;
using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Pages;
using SmartCaBot.Signing.Api.Requests;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>
/// /csc/authorize/{link}: scope service. What the citizen has shown stands in the table, not in the forms; each action answers with a redirect to the
/// page. It opens in the browser alone that the client sent here. No other site knows the link, so none can send its form; browsers that say where a request comes from are believed as well.
/// </summary>
internal sealed class ServiceEndpoints(
    AuthorisationTable table, Returns returns, IIntegrators integrators, SigningCore core, TimeProvider clock)
{
    private const string Route = ServicePage.Path + "{link}";
    private const int LongestForm = 4096;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(
            Route, [HttpMethods.Get, HttpMethods.Head], (string link, string? said, ServiceEndpoints page, HttpContext http) => page.ShowAsync(link, said, http))
            .ExcludeFromDescription();
        routes.MapPost(Route, (string link, ServiceEndpoints page, HttpContext http) => page.ActAsync(link, http)).ExcludeFromDescription();
    }

    private async Task<IResult> ShowAsync(string link, string? said, HttpContext http)
    {
        if (await FindAsync(link, http) is not { } found || await integrators.FindAsync(found.ClientId, http.RequestAborted) is not { } client)
            return ServicePage.NotFound();
        if (found.Subject.Length > 0) return await returns.GrantedAsync(found, http.RequestAborted) is { } back ? Results.Redirect(back.AbsoluteUri) : ServicePage.NotFound();
        var note = Enum.TryParse<ServiceNote>(said, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : ServiceNote.None;
        return found.Check is null || note is ServiceNote.Expired or ServiceNote.NotANumber
            ? ServicePage.AskWho(client.Name, note, new Uri(found.Redirect))
            : ServicePage.AskCode(client.Name, note, new Uri(found.Redirect));
    }

    private async Task<IResult> ActAsync(string link, HttpContext http)
    {
        if (!PageForms.IsOwn(http.Request) || await FindAsync(link, http) is not { } found || await SmallForm.ReadAsync(http, LongestForm) is not { } form
            || await integrators.FindAsync(found.ClientId, http.RequestAborted) is not { } client)
            return ServicePage.NotFound();
        // Once the form is here the action runs to its end, even if the browser has gone.
        var (note, purpose) = (ServiceNote.None, new IdentityPurpose.Connect(client.ClientId, client.Name));
        switch ((string?)form["act"])
        {
            case "who":
                note = await BeginAsync(found, purpose, form["citizen"].ToString(), ClientNetwork.Of(http.Connection.RemoteIpAddress));
                break;
            case "code":
                note = await ConfirmAsync(found, purpose, form["code"].ToString());
                break;
            case "reject":
                return await returns.RefusedAsync(found, CancellationToken.None) is { } back ? PageForms.SeeOther(http, back.AbsoluteUri) : ServicePage.NotFound();
        }

        var address = ServicePage.Path + link;
        return PageForms.SeeOther(http, note == ServiceNote.None ? address : $"{address}?said={note.ToString().ToLowerInvariant()}");
    }

    private async Task<ServiceNote> BeginAsync(AuthorisationRecord found, IdentityPurpose purpose, string citizen, string network)
    {
        if (!CitizenId.TryParse(string.Concat(citizen.Where(char.IsAsciiDigit)), out var id)) return ServiceNote.NotANumber;
        switch (await core.Identification.BeginAsync(Guid.NewGuid().ToString("N"), $"csc {network}", id, purpose, CancellationToken.None))
        {
            case BeginResult.Begun begun:
                await table.SetCheckAsync(found.Id, begun.CheckId, CancellationToken.None);
                return ServiceNote.None;
            case BeginResult.TooMany:
                return ServiceNote.TooMany;
            default:
                return ServiceNote.Unavailable;
        }
    }

    private async Task<ServiceNote> ConfirmAsync(AuthorisationRecord found, IdentityPurpose purpose, string code)
    {
        if (found.Check is not { } check) return ServiceNote.Expired;
        switch (await core.Identification.ConfirmAsync(Guid.NewGuid().ToString("N"), check, purpose, code, CancellationToken.None))
        {
            case IdentityConfirmation.Established known:
                await table.SetSubjectAsync(found.Id, known.Subject.Value, known.CredentialId, CancellationToken.None);
                return ServiceNote.None;
            case IdentityConfirmation.WrongCode:
                return ServiceNote.Wrong;
            case IdentityConfirmation.SigningUnavailable:
                return ServiceNote.Unavailable;
            default:
                return ServiceNote.Expired;
        }
    }

    private async ValueTask<AuthorisationRecord?> FindAsync(string link, HttpContext http) =>
        PageLinks.IsShaped(link) && await table.FindAsync(PageLinks.Hash(link), http.RequestAborted) is { Scope: CscScope.Service, IsRedeemed: false } found
        && clock.GetUtcNow() <= found.EndsAt && BrowserMark.Has(http.Request, found.Browser)
            ? found
            : null;
}
