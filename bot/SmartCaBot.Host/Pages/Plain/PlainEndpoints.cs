using System.Globalization;
using SmartCaBot.Channels.DirectLine.Plain;
using SmartCaBot.Channels.Http;

namespace SmartCaBot.Host.Pages.Plain;

/// <summary>
/// /co-ban: the whole assistant without a script. Plain forms; each answers with a redirect to the page, so a reload repeats nothing, and
/// each carries a number of its own, so that two presses say a thing once.
/// </summary>
internal static class PlainEndpoints
{
    public const string Route = "/co-ban";
    private const int LongestForm = 64 * 1024;

    public static void MapPlainPage(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Route, [HttpMethods.Get, HttpMethods.Head], ShowAsync).ExcludeFromDescription();
        routes.MapPost(Route, SayAsync).ExcludeFromDescription();
        routes.MapPost(Route + "/vao", ArriveAsync).ExcludeFromDescription();
        routes.MapPost(Route + "/tep", SendAsync).ExcludeFromDescription();
        routes.MapPost(Route + "/moi", Leave).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(HttpContext http, IPlainChat chat, PlainPage page, string? lang, string? said) =>
        page.Show(Language(lang), await chat.ReadAsync(http), said);

    private static async Task<IResult> SayAsync(HttpContext http, IPlainChat chat, string? lang)
    {
        if (await SmallForm.ReadAsync(http, LongestForm) is not { } form) return Back(lang, PlainOutcome.Nothing);
        var message = new PlainMessage(form["nonce"].ToString(), Locale(lang))
        {
            Text = form["text"].ToString(),
            Button = Button(form["press"]),
        };
        return Back(lang, await chat.SayAsync(http, message));
    }

    /// <summary>From the page that a printed code or a link opened.</summary>
    private static async Task<IResult> ArriveAsync(HttpContext http, IPlainChat chat, string? lang)
    {
        if (await SmallForm.ReadAsync(http, LongestForm) is not { } form) return Back(lang, PlainOutcome.Nothing);
        return Back(lang, await chat.ArriveAsync(http, Locale(lang), form["flow"], form["code"]));
    }

    private static async Task<IResult> SendAsync(HttpContext http, IPlainChat chat, string? lang, string? nonce) =>
        Back(lang, await chat.SendFilesAsync(http, nonce ?? "", Locale(lang)));

    private static PlainRedirect Leave(HttpContext http, IPlainChat chat, string? lang) =>
        chat.Leave(http) ? Redirect($"{Route}?lang={Language(lang)}") : Back(lang, PlainOutcome.NotOurs);

    /// <summary>To the newest message, so that a phone shows the answer first.</summary>
    private static PlainRedirect Back(string? lang, PlainOutcome outcome) =>
        Redirect($"{Route}?lang={Language(lang)}&said={outcome.ToString().ToLowerInvariant()}#{PlainPage.Newest}");

    private static PlainRedirect Redirect(string location) => new(location);

    private static string Language(string? lang) => lang == "en" ? "en" : "vi";

    private static string Locale(string? lang) => lang == "en" ? "en-US" : "vi-VN";

    /// <summary>"12.0": the first button of message 12.</summary>
    private static PlainButton? Button(string? text) =>
        text?.Split('.') is [var sequence, var index]
        && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var message)
        && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? new PlainButton(message, place) : null;

    /// <summary>See other (303): the page is fetched anew, whatever was posted.</summary>
    private sealed record PlainRedirect(string Location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = Location;
            httpContext.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }
    }
}
