using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Gateway;
using SmartCaBot.Host.Tests.Support;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Host.Tests.Gateway;

/// <summary>What a gateway that lies says of a person's certificates; all of them lead to an authority that is trusted.</summary>
public sealed class GatewayCertificatesTests : IDisposable
{
    private const string Email = "1.3.6.1.5.5.7.3.4";
    private const string Server = "1.3.6.1.5.5.7.3.1";

    private static readonly CitizenId Citizen = CitizenId.Parse("066190000123");

    private readonly TemporaryFolder _folder = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("066190000123", null, true, true)]
    [InlineData("066190000123", Email, true, true)]
    // The gateway's own company, say: it may sign documents in its name, and is nobody's number.
    [InlineData(null, Email, true, false)]
    [InlineData("066190000123", Server, false, false)]
    [InlineData(null, Server, false, false)]
    public async Task Only_a_persons_certificate_with_their_number_identifies(string? number, string? use, bool usable, bool identifies)
    {
        var found = Assert.Single((await AskAsync("application/json", number, use))!);

        Assert.Equal((usable, identifies), (found.Usable, found.Identifies));
    }

    [Fact]
    public async Task Another_number_is_left_out() => Assert.Empty((await AskAsync("application/json", "066190000124", Email))!);

    [Fact]
    public async Task An_answer_in_letters_that_there_are_not_is_no_answer() =>
        Assert.Null(await AskAsync("application/json; charset=x", "066190000123", Email));

    private async Task<IReadOnlyList<SignersCertificate>?> AskAsync(string contentType, string? number, string? use)
    {
        var now = DateTimeOffset.UtcNow;
        var authority = new CertificateRequest("CN=CA", _key, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var request = new CertificateRequest(number is null ? "CN=Ai do" : $"OID.0.9.2342.19200300.100.1.1=CCCD:{number}, CN=Ai do", _key, HashAlgorithmName.SHA256);
        if (use is not null) request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        using var leaf = request.Create(root, now.AddHours(-1), now.AddHours(1), [1]);
        var roots = _folder.File("roots.pem");
        await File.WriteAllTextAsync(roots, root.ExportCertificatePem(), Cancel);
        var body = JsonSerializer.Serialize(new
        {
            status_code = 200,
            message = "SUCCESS",
            data = new { user_certificates = new[] { new { cert_id = "a", cert_status = "Đang hoạt động", cert_data = Convert.ToBase64String(leaf.RawData) } } },
        });
        await using var server = await StandInServer.StartAsync((_, http) =>
        {
            http.Response.ContentType = contentType;
            return http.Response.WriteAsync(body);
        });
        using var http = new HttpClient();
        var options = new GatewayOptions { BaseUrl = new Uri(server.Url, "/sca/sp769"), SpId = "sp-id", SpPassword = "sp-password", Retries = 0, RootsFile = roots };
        var calls = new GatewayCalls(http, options, new GatewayHealth(TimeProvider.System), TimeProvider.System, NullLogger<GatewayCalls>.Instance);
        return await new GatewayCertificates(calls, new GatewayRoots(roots), options, TimeProvider.System, NullLogger<GatewayCertificates>.Instance)
            .FindAsync(Citizen, "", Cancel);
    }
}
