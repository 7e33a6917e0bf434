using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartCaBot.Channels.Http;
using SmartCaBot.Signing.Api.Csc.OAuth;
using SmartCaBot.Signing.Api.Requests;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Api.Pages;

/// <summary>
/// /confirm/{link}: where a citizen looks at what an integrator asks for, and signs or refuses. The link came to their phone. Plain forms;
/// each action answers with a redirect to the page, so a reload repeats nothing. Where a client of the CSC API waits for an authorisation, nothing is
/// signed here: activation data is given out, and a citizen whom the client sent goes back to it. No other site knows the link, so none can send its form;
/// browsers that say where a request comes from are believed as well.
/// </summary>
internal sealed class ConfirmEndpoints(
    RequestTable table, AuthorisationTable authorisations, Returns returns, ConfirmDocuments documents, SigningCore core, SigningApiOptions options)
{
    private const string Route = PageLinks.Path + "{link}";
    private const int LongestForm = 4096;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(
            Route, [HttpMethods.Get, HttpMethods.Head], (string link, string? said, ConfirmEndpoints page, HttpContext http) => page.ShowAsync(link, said, http))
            .ExcludeFromDescription();
        routes.MapMethods(
            Route + "/{number:int}/page/{page:int}", [HttpMethods.Get, HttpMethods.Head],
            (string link, int number, int page, ConfirmEndpoints confirm, HttpContext http) => confirm.PartAsync(
                link, transaction => confirm.Documents.PictureAsync(transaction, number, page, http), http)).ExcludeFromDescription();
        routes.MapMethods(
            Route + "/{number:int}/file", [HttpMethods.Get, HttpMethods.Head],
            (string link, int number, ConfirmEndpoints confirm, HttpContext http) => confirm.PartAsync(
                link, transaction => confirm.Documents.FileAsync(transaction, number, http), http)).ExcludeFromDescription();
        routes.MapPost(Route, (string link, ConfirmEndpoints page, HttpContext http) => page.ActAsync(link, http)).ExcludeFromDescription();
    }

    private ConfirmDocuments Documents => documents;

    /// <summary>What belongs to the page: good as long as the request waits, for whoever may see it.</summary>
    private async Task<IResult> PartAsync(string link, Func<TransactionSummary, Task<IResult?>> show, HttpContext http) =>
        await FindAsync(link, http) is not { Waits: true } found ? ConfirmPage.NotFound() : await show(found.Transaction) ?? ConfirmPage.FileGone();

    private async Task<IResult> ShowAsync(string link, string? said, HttpContext http)
    {
        if (await FindAsync(link, http) is not { } found) return ConfirmPage.NotFound();
        if (!found.Waits) return await OverAsync(found, http.RequestAborted);
        var note = Enum.TryParse<ConfirmNote>(said, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : ConfirmNote.None;
        var credentials = await core.Signing.CredentialsAsync(found.Subject, http.RequestAborted);
        var signer = credentials.FirstOrDefault(credential => credential.Id == found.Transaction.CredentialId)?.HolderName ?? "";
        var hasApp = await core.Authenticators.HasAsync(found.Subject, found.Transaction.CredentialId, http.RequestAborted);
        return ConfirmPage.Ask(
            PageLinks.Path + link, found.Transaction, await documents.AllAsync(found.Transaction, http.RequestAborted), signer, hasApp, TimeZoneInfo.ConvertTime(found.Transaction.ExpiresAt, options.TimeZone), note, found.Back);
    }

    /// <summary>Back to where the citizen came from, once; after that the page says how it ended.</summary>
    private async ValueTask<IResult> OverAsync(Found found, CancellationToken cancellationToken)
    {
        if (found is not { Back: not null, Authorisation: { } authorisation }) return ConfirmPage.Over(found.Transaction);
        var back = found.Transaction.State == TransactionState.Authorised
            ? await returns.GrantedAsync(authorisation, cancellationToken)
            : found.Transaction.State == TransactionState.Signed ? null : await returns.RefusedAsync(authorisation, cancellationToken);
        return back is null ? ConfirmPage.Over(found.Transaction) : Results.Redirect(back.AbsoluteUri);
    }

    private async Task<IResult> ActAsync(string link, HttpContext http)
    {
        if (!PageForms.IsOwn(http.Request) || await FindAsync(link, http) is not { } found || await SmallForm.ReadAsync(http, LongestForm) is not { } form)
            return ConfirmPage.NotFound();
        // Once the form is here the action runs to its end, even if the phone has gone.
        var act = (string?)form["act"];
        // A form that was open before the citizen confirmed: nothing of it but a refusal counts any more.
        var note = act != "reject" && !found.Waits ? ConfirmNote.None : act switch
        {
            "enter" => await EnterAsync(found, form["code"].ToString()),
            "app" => await ByAppAsync(found, form["password"].ToString(), form["code"].ToString()),
            "resend" => await ResendAsync(found),
            "reject" => await RejectAsync(found),
            _ => ConfirmNote.None,
        };
        var address = PageLinks.Path + link;
        return PageForms.SeeOther(http, note == ConfirmNote.None ? address : $"{address}?said={note.ToString().ToLowerInvariant()}");
    }

    private async Task<ConfirmNote> EnterAsync(Found found, string code) => found.Authorisation is null
        ? Note(await core.Signing.ConfirmAsync(NewKey(), found.Transaction.Id, found.Subject, code, CancellationToken.None), ConfirmNote.Wrong)
        : await core.Signing.AuthoriseByCodeAsync(NewKey(), found.Transaction.Id, found.Subject, code, named: null, CancellationToken.None) switch
        {
            AuthoriseResult.WrongCode => ConfirmNote.Wrong,
            AuthoriseResult.CodeExpired => ConfirmNote.Expired,
            AuthoriseResult.CertificateNotUsable => ConfirmNote.Certificate,
            AuthoriseResult.SigningUnavailable => ConfirmNote.Unavailable,
            _ => ConfirmNote.None,
        };

    private async Task<ConfirmNote> ByAppAsync(Found found, string password, string code) =>
        await core.Signing.AuthoriseAsync(found.Transaction.Id, found.Subject, password, code, CancellationToken.None) switch
        {
            AuthoriseResult.Authorised when found.Authorisation is not null => ConfirmNote.None,
            AuthoriseResult.Authorised granted => Note(
                await core.Signing.RedeemAsync(
                    found.Transaction.Id, found.Subject, found.Transaction.Requester!.ClientId, granted.Sad, password: null, CancellationToken.None),
                ConfirmNote.WrongApp),
            AuthoriseResult.WrongSecret => ConfirmNote.WrongApp,
            AuthoriseResult.Locked => ConfirmNote.Locked,
            AuthoriseResult.CertificateNotUsable => ConfirmNote.Certificate,
            AuthoriseResult.SigningUnavailable => ConfirmNote.Unavailable,
            _ => ConfirmNote.None,
        };

    private async Task<ConfirmNote> ResendAsync(Found found) =>
        await core.Signing.SendCodeAsync(NewKey(), found.Transaction.Id, found.Subject, CancellationToken.None) switch
        {
            SendCodeResult.Sent => ConfirmNote.Sent,
            SendCodeResult.TooSoon => ConfirmNote.TooSoon,
            SendCodeResult.NoMoreSends => ConfirmNote.NoMore,
            SendCodeResult.NotDelivered or SendCodeResult.SigningUnavailable => ConfirmNote.Unavailable,
            _ => ConfirmNote.None,
        };

    private async Task<ConfirmNote> RejectAsync(Found found) =>
        await core.Signing.CancelAsync(found.Transaction.Id, found.Subject, CancellationToken.None) == CancelOutcome.SigningUnavailable
            ? ConfirmNote.Unavailable
            : ConfirmNote.None;

    /// <summary>What has ended says so by itself.</summary>
    private static ConfirmNote Note(ConfirmResult result, ConfirmNote wrong) => result switch
    {
        ConfirmResult.WrongCode or ConfirmResult.NotAuthorised => wrong,
        ConfirmResult.CodeExpired => ConfirmNote.Expired,
        ConfirmResult.CertificateNotUsable => ConfirmNote.Certificate,
        ConfirmResult.SigningUnavailable => ConfirmNote.Unavailable,
        _ => ConfirmNote.None,
    };

    private async Task<Found?> FindAsync(string link, HttpContext http)
    {
        var cancellationToken = http.RequestAborted;
        if (!PageLinks.IsShaped(link) || await table.FindByLinkAsync(PageLinks.Hash(link), cancellationToken) is not { } request) return null;
        var subject = new SubjectId(request.Subject);
        if (await core.Signing.FindAsync(request.Transaction, subject, cancellationToken) is not { Requester: not null } transaction) return null;
        var found = new Found(subject, transaction, await authorisations.FindAsync(request.Transaction, cancellationToken));
        // Whoever goes back to a client goes back in the browser that the client sent.
        return found.Back is null || BrowserMark.Has(http.Request, found.Authorisation!.Browser) ? found : null;
    }

    // A form that is sent twice is two tries: the core takes a right code once and counts a wrong one each time.
    private static string NewKey() => $"page-{Guid.NewGuid():N}";

    /// <param name="Subject">Whose.</param>
    /// <param name="Transaction">What.</param>
    /// <param name="Authorisation">A client waits for activation data; null: for signatures.</param>
    private sealed record Found(SubjectId Subject, TransactionSummary Transaction, AuthorisationRecord? Authorisation)
    {
        /// <summary>Where a client that sent the citizen wants them back.</summary>
        public Uri? Back => Authorisation is { Redirect.Length: > 0 } asked ? new Uri(asked.Redirect) : null;

        /// <summary>For the citizen.</summary>
        public bool Waits => Transaction.State is TransactionState.Prepared or TransactionState.AwaitingOtp
            || Transaction.State == TransactionState.Authorised && Authorisation is null;
    }
}
