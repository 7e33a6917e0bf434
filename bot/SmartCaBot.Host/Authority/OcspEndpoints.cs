using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using SmartCaBot.Signing;

namespace SmartCaBot.Host.Authority;

/// <summary>The responder over HTTP: POST, and GET with the request in the path (RFC 6960 A.1), whose answers caches keep (RFC 5019 5).</summary>
internal static class OcspEndpoints
{
    /// <summary>Sixteen certificates and a nonce; one has some 80 bytes.</summary>
    private const int LongestRequest = 4096;

    /// <summary>Caches keep an answer no longer, so that a revocation does not hide behind them for as long as the answer is good.</summary>
    private static readonly TimeSpan LongestInCaches = TimeSpan.FromMinutes(5);

    public static void MapOcsp(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/ocsp", PostAsync).WithTags("authority");
        routes.MapGet("/ocsp/{**request}", GetAsync).WithTags("authority");
    }

    private static async Task<IResult> PostAsync(
        HttpContext http, SigningCore core, PublicSigning turns, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!SmallBody.IsOf(http.Request, "application/ocsp-request")) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        return await SmallBody.ReadAsync(http.Request, LongestRequest, cancellationToken) is { } request
            ? await AnswerAsync(http, core, turns, clock, request, cancellationToken)
            : Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
    }

    private static async Task<IResult> GetAsync(
        string? request, HttpContext http, SigningCore core, PublicSigning turns, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (request is not { Length: > 0 and <= LongestRequest }) return Results.NotFound();
        var decoded = new byte[request.Length];
        // Some clients escape what Base64 has, some do not; a slash that stayed escaped is unescaped here.
        return await AnswerAsync(
            http, core, turns, clock,
            Convert.TryFromBase64String(Uri.UnescapeDataString(request).Replace(' ', '+'), decoded, out var length) ? decoded[..length] : [],
            cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http, SigningCore core, PublicSigning turns, TimeProvider clock, byte[] request, CancellationToken cancellationToken)
    {
        var answer = await core.Responder.AnswerAsync(request, turns.EnterForStatusAsync, cancellationToken);
        if (answer is not { ThisUpdate: { } made, NextUpdate: { } next })
        {
            http.Response.Headers.CacheControl = "no-store";
            return Results.Bytes(answer.Der, "application/ocsp-response");
        }

        var left = next - clock.GetUtcNow();
        var kept = (int)(left < LongestInCaches ? left : LongestInCaches).TotalSeconds;
        http.Response.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={kept}, must-revalidate");
        http.Response.Headers.Expires = clock.GetUtcNow().AddSeconds(kept).ToString("R", CultureInfo.InvariantCulture);
        return Results.Bytes(
            answer.Der, "application/ocsp-response", lastModified: made,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(answer.Der).AsSpan(0, 16))}\""));
    }
}
