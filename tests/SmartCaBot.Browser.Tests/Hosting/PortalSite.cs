using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmartCaBot.Browser.Tests.Hosting;

/// <summary>
/// Another site, portal.example, with one page that carries the widget. Its policy is as strict as can be: as the operations guide tells a
/// portal, it allows our host's script and frame, and nothing else.
/// </summary>
internal sealed class PortalSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PortalSite(WebApplication app, string origin)
    {
        _app = app;
        Origin = origin;
    }

    public string Origin { get; }

    /// <summary>scheme://host:port of the assistant.</summary>
    public string Bot { get; set; } = "";

    public static async Task<PortalSite> StartAsync(X509Certificate2? certificate = null)
    {
        var port = RunningHost.FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port, listen =>
        {
            if (certificate is not null) listen.UseHttps(certificate);
        }));
        var app = builder.Build();
        var site = new PortalSite(app, $"{(certificate is null ? "http" : "https")}://portal.example:{port}");
        app.Run(site.ServeAsync);
        await app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task ServeAsync(HttpContext http)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src {Bot}; frame-src {Bot}; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
        return http.Response.WriteAsync(
            $"""
             <!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Cổng thông tin</title>
             <link rel="icon" href="data:,"><script src="{Bot}/widget.js" defer data-language="vi"></script></head>
             <body><header><h1>Cổng thông tin phường</h1></header><main><h2>Thông báo</h2><p>Hướng dẫn làm thủ tục. <a href="/tin">Xem thêm</a></p></main></body></html>
             """,
            http.RequestAborted);
    }
}
