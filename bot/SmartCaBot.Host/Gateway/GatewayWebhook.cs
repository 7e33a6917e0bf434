using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using SmartCaBot.Host.Configuration;

namespace SmartCaBot.Host.Gateway;

/// <summary>
/// POST /gateway/webhook/{key}: the gateway tells that something has become of a request. It sends no proof of who it is, so nothing is believed:
/// a signature is checked, and anything else only makes us look. Doubled, late and forged news change nothing.
/// </summary>
internal static class GatewayWebhook
{
    private const long LongestBody = 256 * 1024;

    public static void MapGatewayWebhook(this IEndpointRouteBuilder routes) => routes.MapPost("/gateway/webhook/{key}", HearAsync).ExcludeFromDescription();

    private static async Task<IResult> HearAsync(string key, GatewayOptions options, GatewayDesk desk, HttpContext http)
    {
        if (options.WebhookKey.Length == 0 || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(options.WebhookKey)))
            return Results.NotFound();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = LongestBody;
        try
        {
            var notice = await JsonSerializer.DeserializeAsync(http.Request.Body, GatewayJson.Default.WebhookNotice, http.RequestAborted);
            if (Guid.TryParseExact(notice?.TransactionId, "N", out var id)) await desk.HearAsync(id, notice.SignedFiles, http.RequestAborted);
            // What is not ours, or is over, is taken all the same: it would only come again.
            return Results.Ok();
        }
        catch (Exception error) when (error is JsonException or BadHttpRequestException)
        {
            return Results.BadRequest();
        }
    }
}
