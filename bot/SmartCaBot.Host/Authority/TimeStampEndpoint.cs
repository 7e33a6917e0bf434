using SmartCaBot.Signing;

namespace SmartCaBot.Host.Authority;

/// <summary>The time-stamp authority over HTTP (RFC 3161 3.4).</summary>
internal static class TimeStampEndpoint
{
    /// <summary>A request has some 70 bytes; SHA-512, a nonce and a policy make it 130.</summary>
    private const int LongestRequest = 1024;

    public static void MapTimeStamps(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/tsa", AnswerAsync).WithTags("authority");

    private static async Task<IResult> AnswerAsync(
        HttpContext http, SigningCore core, PublicSigning turns, CancellationToken cancellationToken)
    {
        if (!SmallBody.IsOf(http.Request, "application/timestamp-query")) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (await SmallBody.ReadAsync(http.Request, LongestRequest, cancellationToken) is not { } request)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        using var turn = await turns.EnterForStampAsync(cancellationToken);
        if (turn is null)
        {
            http.Response.Headers.RetryAfter = "1";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(await core.TimeStamps.AnswerAsync(request, cancellationToken), "application/timestamp-reply");
    }
}
