using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartCaBot.Office.Landing;

namespace SmartCaBot.Office.Kiosk;

/// <summary>/kiosk/xong: what a device shows when its citizen has gone. The browser is told to throw away all that it has of this host.</summary>
internal static class KioskEnd
{
    public const string Route = "/kiosk/xong";

    private const string Html = $"""
        <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>Đã kết thúc</title><link rel="icon" href="data:,"><style>{LandingStyle.Text}</style></head><body><main><h1>Đã kết thúc</h1><p>Cuộc trò chuyện đã đóng và không còn lưu trên máy này. Cảm ơn anh/chị.</p><p class="soft">Người tiếp theo: mời anh/chị nhờ cán bộ mở phiên mới.</p></main></body></html>
        """;

    public static void MapKioskEnd(this IEndpointRouteBuilder routes) => routes
        .MapMethods(Route, [HttpMethods.Get, HttpMethods.Head], static (HttpContext http) =>
        {
            http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
            return new LandingAnswer(Html);
        })
        .AllowAnonymous().ExcludeFromDescription();
}
