using System.Text.Encodings.Web;
using Microsoft.AspNetCore.WebUtilities;

namespace SmartCaBot.ZaloSandbox.OAuth;

/// <summary>GET /v4/oa/permission: where the account's administrator allows the app to act. One button says yes.</summary>
internal sealed class PermissionPage(SandboxOptions options, Grants grants)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v4/oa/permission", Ask);
        routes.MapPost("/v4/oa/permission", Allow);
    }

    private IResult Ask(HttpContext http)
    {
        if (Check(http.Request.Query) is { } error) return Results.Json(error.ToJson());
        // A form's answer is a redirect to the app, which form-action would have to name.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";
        return Results.Content($"""
            <!doctype html>
            <html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Cấp quyền cho ứng dụng</title><link rel="stylesheet" href="/page.css">
            <main class="consent"><h1>Cấp quyền cho ứng dụng</h1>
            <p>Ứng dụng <b>{HtmlEncoder.Default.Encode(options.AppId)}</b> xin quyền gửi và nhận tin thay cho
            <b>{HtmlEncoder.Default.Encode(options.OaName)}</b>.</p>
            <form method="post"><button type="submit">Cho phép</button></form></main></html>
            """, "text/html; charset=utf-8");
    }

    /// <summary>The form comes back to the same address, query and all.</summary>
    private IResult Allow(HttpContext http)
    {
        var query = http.Request.Query;
        if (Check(query) is { } error) return Results.Json(error.ToJson());
        var answer = new Dictionary<string, string?> { ["code"] = grants.Give(query["code_challenge"].ToString()), ["oa_id"] = options.OaId };
        if (query["state"].ToString() is { Length: > 0 } state) answer["state"] = state;
        return Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"].ToString(), answer));
    }

    private OAuthError? Check(IQueryCollection query)
    {
        if (query["app_id"] != options.AppId) return OAuthError.App;
        if (!Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var callback) || callback.Scheme is not ("http" or "https")) return OAuthError.Redirect;
        return options.RedirectUri is { } only && only != callback ? OAuthError.Redirect : null;
    }
}
