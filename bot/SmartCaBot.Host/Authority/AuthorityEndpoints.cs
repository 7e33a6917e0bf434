using System.Security.Cryptography.X509Certificates;
using Microsoft.Net.Http.Headers;
using SmartCaBot.Host.Setup;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Certificates.Services;

namespace SmartCaBot.Host.Authority;

/// <summary>What verifiers fetch: the authorities' certificates (DER, or PEM when asked for), the revocation lists, and what answers them.</summary>
internal static class AuthorityEndpoints
{
    public static void MapAuthority(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ca/root.crt", static (AuthorityFiles files, HttpRequest request) => Certificate(files.Find()?.Root, request))
            .WithTags("authority");
        routes.MapGet("/ca/issuing.crt", static (AuthorityFiles files, HttpRequest request) => Certificate(files.Find()?.Issuing, request))
            .WithTags("authority");
        routes.MapGet("/crl/root.crl", static (SigningCore core, HttpContext http) => ListAsync(AuthorityRole.Root, core, http))
            .WithTags("authority");
        routes.MapGet("/crl/issuing.crl", static (SigningCore core, HttpContext http) => ListAsync(AuthorityRole.Issuing, core, http))
            .WithTags("authority");
        routes.MapOcsp();
        routes.MapTimeStamps();
    }

    private static IResult Certificate(X509Certificate2? certificate, HttpRequest request)
    {
        if (certificate is null) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        return request.Headers.Accept.ToString().Contains("application/x-pem-file", StringComparison.OrdinalIgnoreCase)
            ? Results.Text(certificate.ExportCertificatePem() + "\n", "application/x-pem-file")
            : Results.Bytes(certificate.RawData, "application/pkix-cert");
    }

    /// <summary>May be kept for a minute at most: whoever asks again then sees the next revocation.</summary>
    private static async Task<IResult> ListAsync(AuthorityRole issuer, SigningCore core, HttpContext http)
    {
        try
        {
            var list = await core.RevocationLists.CurrentAsync(issuer, http.RequestAborted);
            http.Response.Headers.CacheControl = "public, max-age=60";
            return Results.Bytes(
                list.Der, "application/pkix-crl", lastModified: list.ThisUpdate,
                entityTag: new EntityTagHeaderValue($"\"{issuer}-{list.Number}\"".ToLowerInvariant()));
        }
        catch (Exception failure) when (failure is TokenUnavailableException or MissingObjectException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
