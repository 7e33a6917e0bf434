using System.Globalization;
using System.Net;
using System.Text;

namespace SmartCaBot.Host.Delivery;

/// <summary>/dev/messages: JSON, or a small page for a person's browser. Mapped only where messages are recorded.</summary>
internal static class RecordedMessageEndpoints
{
    public static void MapRecordedMessages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/dev/messages", static async (RecordedMessages messages, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            var list = await messages.ListAsync(http.RequestAborted);
            return http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
                ? Results.Text(Page(list), "text/html; charset=utf-8")
                : Results.Json(list, RecordedMessageJson.Default.IReadOnlyListRecordedMessage);
        }).ExcludeFromDescription();

    private static string Page(IReadOnlyList<RecordedMessage> messages)
    {
        var page = new StringBuilder("<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Append("<title>Tin nhắn thử nghiệm</title><h1>Tin nhắn thử nghiệm</h1><p>Các tin này không được gửi đi.</p><ul>");
        foreach (var message in messages)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li><time>{message.At:u}</time> {message.Kind} → ")
                .Append(WebUtility.HtmlEncode(message.To)).Append(": ").Append(WebUtility.HtmlEncode(message.Text)).Append("</li>");
        }

        return page.Append("</ul></html>").ToString();
    }
}
