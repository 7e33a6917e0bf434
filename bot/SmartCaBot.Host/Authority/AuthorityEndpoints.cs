using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Host.Setup;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;

namespace SmartCaBot.Host.Authority;

/// <summary>What verifiers fetch: the authorities' certificates (DER, or PEM when asked for) and the revocation list.</summary>
internal static class AuthorityEndpoints
{
    public static void MapAuthority(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ca/root.crt", static (AuthorityFiles files, HttpRequest request) => Certificate(files.Find()?.Root, request))
            .WithTags("authority");
        routes.MapGet("/ca/issuing.crt", static (AuthorityFiles files, HttpRequest request) => Certificate(files.Find()?.Issuing, request))
            .WithTags("authority");
        routes.MapGet("/crl/issuing.crl", static (RevocationList list, CancellationToken token) => RevocationsAsync(list, token))
            .WithTags("authority");
    }

    private static IResult Certificate(X509Certificate2? certificate, HttpRequest request)
    {
        if (certificate is null) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        return request.Headers.Accept.ToString().Contains("application/x-pem-file", StringComparison.OrdinalIgnoreCase)
            ? Results.Text(certificate.ExportCertificatePem() + "\n", "application/x-pem-file")
            : Results.Bytes(certificate.RawData, "application/pkix-cert");
    }

    private static async Task<IResult> RevocationsAsync(RevocationList list, CancellationToken cancellationToken)
    {
        try
        {
            return Results.Bytes(await list.GetAsync(cancellationToken), "application/pkix-crl");
        }
        catch (TokenUnavailableException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}

/// <summary>The newest revocation list, made at most once a minute: each one is a signature of the authority's key.</summary>
internal sealed class RevocationList(SigningCore core, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private byte[] _list = [];
    private DateTimeOffset _made;

    /// <exception cref="TokenUnavailableException">The token cannot be used now and no list is at hand.</exception>
    public async Task<byte[]> GetAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_list.Length > 0 && clock.GetUtcNow() - _made < Keep) return _list;
            _list = await core.Authority.BuildRevocationListAsync(cancellationToken);
            _made = clock.GetUtcNow();
            return _list;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
