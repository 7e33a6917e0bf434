using SmartCaBot.Channels.Http;
using SmartCaBot.Host.Pages.Code.Documents;
using SmartCaBot.Signing.Api.Pages;

namespace SmartCaBot.Host.Pages.Code;

/// <summary>
/// /sign/{link}: where a code is entered that must not be typed into a chat. Plain forms; each action answers with a redirect to the page, so
/// a reload repeats nothing. A link is known to its person alone, so no other site can send its form; browsers that say where a request
/// comes from are believed as well.
/// </summary>
internal static class CodePageEndpoints
{
    private const string Route = "/sign/{link}";
    private const int LongestForm = 4096;

    public static void MapCodePage(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Route, [HttpMethods.Get, HttpMethods.Head], ShowAsync).ExcludeFromDescription();
        routes.MapPost(Route, ActAsync).ExcludeFromDescription();
        routes.MapSignedDocuments();
    }

    private static async Task<IResult> ShowAsync(string link, string? said, WaitingCodes codes, CodePage page, HttpContext http)
    {
        var note = Enum.TryParse<CodePageNote>(said, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : CodePageNote.None;
        if (note == CodePageNote.Cancelled) return page.Cancelled();
        return await codes.FindAsync(link, http.RequestAborted) switch
        {
            null => page.NotFound(),
            { View.Standing: CodeStanding.Entered } entered => page.Done(entered),
            var waiting => await page.AskAsync(link, waiting, note, http.RequestAborted),
        };
    }

    private static async Task<IResult> ActAsync(string link, WaitingCodes codes, CodeEntering entering, CodePage page, HttpContext http)
    {
        if (!PageForms.IsOwn(http.Request) || await codes.FindAsync(link, http.RequestAborted) is not { } code || await SmallForm.ReadAsync(http, LongestForm) is not { } form)
            return page.NotFound();
        // Once the form is here the action runs to its end, even if the phone has gone.
        var note = (string?)form["act"] switch
        {
            "enter" => await entering.EnterAsync(code, form["code"].ToString(), form["password"].ToString()),
            "resend" => await entering.ResendAsync(code),
            "cancel" => await entering.CancelAsync(code),
            _ => CodePageNote.None,
        };
        return PageForms.SeeOther(http, note == CodePageNote.None ? $"/sign/{link}" : $"/sign/{link}?said={note.ToString().ToLowerInvariant()}");
    }
}
