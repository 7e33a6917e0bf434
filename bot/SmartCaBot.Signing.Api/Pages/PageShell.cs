using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Signing.Api.Pages;

/// <summary>What stands around the words of a page where a code is entered. Never kept anywhere: it is one person's, and changes with every action.</summary>
public static class PageShell
{
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="title">Of the page; HTML.</param>
    /// <param name="body">HTML.</param>
    /// <param name="status">HTTP.</param>
    /// <param name="language">Of its words.</param>
    /// <param name="back">Where an action may lead in the end, besides here: browsers hold the redirects of a form to its policy.</param>
    /// <param name="pictures">It shows pictures of ours.</param>
    public static IResult Of(string title, string body, int status, string language = "vi", Uri? back = null, bool pictures = false) => new Html(
        $"<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>{title} - SmartCA</title><link rel=\"icon\" href=\"data:,\"><style>{PageStyle.Text}</style></head><body><main><div class=\"card\">{body}</div></main></body></html>",
        status, back is not null ? PageStyle.PolicyWith(back) : pictures ? PageStyle.PolicyWithPictures : PageStyle.Policy);

    /// <summary>Of a picture or a file that belongs to such a page: one person's, so it is kept nowhere, and nothing in it runs.</summary>
    public static void Close(HttpResponse response)
    {
        response.Headers.CacheControl = "private, no-store";
        response.Headers.ContentSecurityPolicy = PageStyle.NothingRuns;
        response.Headers.XContentTypeOptions = "nosniff";
    }

    /// <summary>Safe to stand in HTML.</summary>
    public static string Text(string value) => Encoder.Encode(value);

    private sealed class Html(string text, int status, string policy) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.CacheControl = "no-store";
            response.Headers.ContentSecurityPolicy = policy;
            return HttpMethods.IsHead(httpContext.Request.Method) ? Task.CompletedTask : response.WriteAsync(text, httpContext.RequestAborted);
        }
    }
}
