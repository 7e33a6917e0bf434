using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.External;
using SmartCaBot.Signing.Api.Tests.Support;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Signing.Api.Tests.External;

/// <summary>Requests that make no sense are refused: nothing fails of them, and they cost little.</summary>
public sealed class MisuseTests(ApiHouse house)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_are_named_once_and_put_together_as_they_were()
    {
        var portal = house.Portal(IntegratorKind.Sp769V1);
        var (tranId, first, second) = await PrepareAsync(portal);
        Task<JsonElement> FinishAsync(params string[] fileIds) => PostAsync("signExternal", new
        {
            sp_id = portal.ClientId,
            sp_password = portal.Secret,
            tranId,
            signatures = fileIds.Select(fileID => new { fileID, signature = Convert.ToBase64String(new byte[256]) }),
        });

        Assert.Equal(400, (await FinishAsync(Join(first), Join(first))).GetProperty("status_code").GetInt32());
        Assert.Equal(400, (await FinishAsync($"{first.Document}.{second.Prepared}", Join(first))).GetProperty("status_code").GetInt32());
        // What a client wrote itself is nothing that was prepared.
        Assert.Equal(400, (await FinishAsync($"{first.Document}.{second.Document}")).GetProperty("status_code").GetInt32());
        var mixed = (await FinishAsync($"{first.Document}.{second.Prepared}")).GetProperty("signResps")[0];
        Assert.Equal("sigFailed", mixed.GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_was_prepared_goes_after_a_day()
    {
        var portal = house.Portal(IntegratorKind.Sp769V1);
        var (tranId, first, _) = await PrepareAsync(portal);
        var rule = house.Services.GetServices<IRetentionRule>().OfType<PreparedRetention>().Single();
        house.Clock.Advance(rule.Keep - TimeSpan.FromMinutes(1));
        await rule.RunAsync(Cancel);
        Assert.Equal(200, await StatusAsync());
        house.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.True(await rule.RunAsync(Cancel) >= 6);

        Assert.Equal(400, await StatusAsync());

        async Task<int> StatusAsync() => (await PostAsync("signExternal", new
        {
            sp_id = portal.ClientId,
            sp_password = portal.Secret,
            tranId,
            signatures = new[] { new { fileID = Join(first), signature = "AAAA" } },
        })).GetProperty("status_code").GetInt32();
    }

    [Fact]
    public void A_client_keeps_so_much_in_a_day()
    {
        using var limits = new ClientLimits(new SigningApiOptions { MaxFileBytesPerDay = 250_000 });

        Assert.True(limits.MayKeep("a", 150_000));
        Assert.False(limits.MayKeep("a", 150_000));
        Assert.True(limits.MayKeep("b", 150_000));
        Assert.False(limits.MayKeep("c", 1L << 60));
    }

    [Theory]
    [InlineData("DSA", "signerCert")]
    [InlineData("unknown curve", "signerCert")]
    [InlineData("short RSA", "signerCert")]
    [InlineData("long text", "signatureText")]
    public async Task A_certificate_of_no_use_and_a_text_of_no_end_are_refused(string what, string named)
    {
        var (portal, good) = (house.Portal(IntegratorKind.Sp769V1), RSA.Create(2048));
        using var key = good;
        using var weak = RSA.Create(1024);
        var certificate = With(what switch
        {
            "DSA" => new PublicKey(new Oid("1.2.840.10040.4.1"), new AsnEncodedData([5, 0]), new AsnEncodedData([2, 1, 1])),
            "unknown curve" => new PublicKey(new Oid("1.2.840.10045.2.1"), new AsnEncodedData([6, 3, 42, 3, 4]), new AsnEncodedData([4, 1, 1])),
            "short RSA" => new PublicKey(weak),
            _ => new PublicKey(good),
        });

        var answer = await CalculateAsync(portal, certificate, new string('x', what == "long text" ? 501 : 5));

        Assert.Equal(400, answer.GetProperty("status_code").GetInt32());
        Assert.Contains(named, answer.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1/credentials/get_certificate")]
    [InlineData("v2/signatures/confirm")]
    public async Task A_name_that_cannot_be_one_is_not_looked_for(string path)
    {
        var answer = await house.Portal(IntegratorKind.Sp769V2).PostAsync(path, new { sp_id = "sp-\0", sp_password = "x" });

        Assert.StartsWith("SP_CREDENTIAL_INVALID", answer.Message, StringComparison.Ordinal);
        using var http = new HttpClient();
        using var page = await http.GetAsync(new Uri(house.Address, "/csc/v2/oauth2/authorize?client_id=%00&response_type=code"), Cancel);
        Assert.InRange((int)page.StatusCode, 400, 499);
    }

    [Fact]
    public async Task A_password_longer_than_any_is_wrong()
    {
        var (portal, signer) = (house.Portal(IntegratorKind.Sp769V2), await house.EnrolAsync());

        var answer = await portal.SignByAppAsync(signer, portal.NewReference(), "123456", new string('a', 127) + "🙂");

        Assert.Equal(401, (int)answer.Status);
    }

    private static string Join((string Document, string Prepared) file) => $"{file.Document}.{file.Prepared}";

    private async Task<(string TranId, (string Document, string Prepared) First, (string Document, string Prepared) Second)> PrepareAsync(Portal portal)
    {
        using var key = RSA.Create(2048);
        var calculated = await CalculateAsync(portal, With(new PublicKey(key)), "Tôi");
        var files = calculated.GetProperty("hashResps").EnumerateArray().Select(one => one.GetProperty("fileID").GetString()!.Split('.')).ToArray();
        return (calculated.GetProperty("tranId").GetString()!, (files[0][0], files[0][1]), (files[1][0], files[1][1]));
    }

    private Task<JsonElement> CalculateAsync(Portal portal, string signerCert, string signatureText) => PostAsync("calculateHash", new
    {
        sp_id = portal.ClientId,
        sp_password = portal.Secret,
        signerCert,
        sign_files = new[] { ExternalTests.Pdf(), [.. ExternalTests.Pdf(), (byte)'\n'] }.Select(
            pdf => new { pdfContent = Convert.ToBase64String(pdf), sigOptions = new { renderMode = 0, signatureText } }),
    });

    private static string With(PublicKey key)
    {
        var (name, from) = (new X500DistinguishedName("CN=Cổng"), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var issuer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest(name, key, HashAlgorithmName.SHA256)
            .Create(name, X509SignatureGenerator.CreateForECDsa(issuer), from, from.AddYears(1), [1]);
        return Convert.ToBase64String(certificate.RawData);
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(new Uri(house.Address, "/rest/v2/signature/" + path), body, Cancel);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
    }
}
