using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmartCaBot.Signing.Api.Tests.Support;
using SmartCaBot.Signing.Ports;
using SmartCaBot.TestKit.Fuzzing;

namespace SmartCaBot.Signing.Api.Tests;

/// <summary>Damaged requests, over HTTP: each is answered, and none with the server's own fault.</summary>
public sealed class FuzzTests(ApiHouse house, ITestOutputHelper output)
{
    private static readonly HttpClient Http = new(new HttpClientHandler { AllowAutoRedirect = false });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bodies_of_the_interfaces()
    {
        var client = await house.CscClient().EnterAsync();
        var requests = await RequestsAsync();
        requests = [.. requests, .. CscRequests()];
        // The first byte says which request it is, so that one time is enough for all.
        byte[][] samples = [.. requests.Select((r, i) => (byte[])[(byte)i, .. JsonSerializer.SerializeToUtf8Bytes(r.Body)])];

        await Fuzzer.RunAsync(
            output.WriteLine, samples, (random, sample) => [sample[0], .. Damage.MakeJson(random, sample[1..])],
            async sample =>
            {
                var (status, body) = await PostAsync(requests[sample[0]].Path, sample[1..], "application/json", token: client.Token);
                Assert.True(status < HttpStatusCode.InternalServerError || status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.NotImplemented, $"{requests[sample[0]].Path}: {status} {body}");
                using (JsonDocument.Parse(body))
                {
                }
            });
    }

    [Fact]
    public async Task Forms_of_the_confirmation_page()
    {
        var (portal, signer) = (house.Portal(IntegratorKind.Sp769V1), await house.EnrolAsync());
        await portal.SignAsync(signer, portal.NewReference());
        var page = house.LastMessage(Guid.Parse((await portal.SignAsync(signer, portal.NewReference())).Text("tran_code"))).Requester!.Page!;
        const string boundary = "--x\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\nresend\r\n--x\r\nContent-Disposition: form-data; name=\"code\"\r\n\r\n123456\r\n--x--\r\n";
        byte[][] samples = [[0, .. "act=none&code=123456&password=abc%20%C3%A1"u8], [1, .. Encoding.ASCII.GetBytes(boundary)], [0, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a&", 1100)))]];

        await Fuzzer.RunAsync(
            output.WriteLine, samples, (random, sample) => [sample[0], .. Damage.Make(random, sample[1..])],
            async sample =>
            {
                var (status, body) = await PostAsync(
                    page.AbsolutePath, sample[1..], sample[0] == 0 ? "application/x-www-form-urlencoded" : "multipart/form-data; boundary=x", page.GetLeftPart(UriPartial.Authority));
                Assert.True(status < HttpStatusCode.InternalServerError || status == HttpStatusCode.ServiceUnavailable, $"{status} {body}");
            });
    }

    /// <summary>Found by the tests above.</summary>
    [Theory]
    [InlineData("application/x-www-form-urlencoded", "a&", 1100)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\nrese", 1)]
    [InlineData("multipart/form-data", "--x", 1)]
    public async Task A_form_that_cannot_be_read_is_not_the_servers_fault(string type, string text, int times)
    {
        var (portal, signer) = (house.Portal(IntegratorKind.Sp769V1), await house.EnrolAsync());
        var page = house.LastMessage(Guid.Parse((await portal.SignAsync(signer, portal.NewReference())).Text("tran_code"))).Requester!.Page!;

        var (status, _) = await PostAsync(page.AbsolutePath, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, times))), type);

        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(string path, byte[] body, string type, string? origin = null, string? token = null)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(house.Address, path)) { Content = content };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using var answer = await Http.SendAsync(request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<(string Path, object Body)[]> RequestsAsync()
    {
        var (portal, signer) = (house.Portal(IntegratorKind.Sp769V1, IntegratorKind.Sp769V2), await house.EnrolAsync());
        await signer.AddAppAsync();
        var digest = Convert.ToHexStringLower(SHA256.HashData("x"u8));
        var files = new[] { new { data_to_be_signed = digest, doc_id = "HĐ-01", file_type = "pdf", sign_type = "hash" } };
        return
        [
            ("/sca/sp769/v1/credentials/get_certificate", new { sp_id = portal.ClientId, sp_password = portal.Secret, user_id = signer.Id, serial_number = "", transaction_id = "c-1" }),
            ("/sca/sp769/v1/signatures/sign", new { sp_id = portal.ClientId, sp_password = portal.Secret, user_id = signer.Id, transaction_id = "f-1", transaction_desc = "x", time_stamp = "20261122010000Z", sign_files = files }),
            ("/sca/sp769/v1/signatures/sign/f-1/status", new { }),
            ("/sca/sp769/v2/signatures/sign", new { sp_id = portal.ClientId, sp_password = portal.Secret, user_id = signer.Id, password = Signer.Password, otp = "123456", serial_number = "", transaction_id = "f-2", sign_files = files }),
            ("/sca/sp769/v2/signatures/confirm", new { sp_id = portal.ClientId, sp_password = portal.Secret, user_id = signer.Id, password = Signer.Password, sad = "a.b.c", transaction_id = "f-2" }),
            ("/rest/v2/signature/calculateHash", new
            {
                sp_id = portal.ClientId,
                sp_password = portal.Secret,
                transaction_id = "t-1",
                signerCert = Convert.ToBase64String(signer.Credential.Certificate),
                digestAlgorithm = "sha256",
                sign_files = new[] { new { name = "Đơn.pdf", pdfContent = Convert.ToBase64String(External.ExternalTests.Pdf()), sigOptions = new { renderMode = 0, customImage = "", signatureText = "Tôi", signatures = new[] { new { page = 1, rectangle = "300,40,560,120" } } } } },
            }),
            ("/rest/v2/signature/signExternal", new { sp_id = portal.ClientId, sp_password = portal.Secret, tranId = Guid.NewGuid(), signatures = new[] { new { fileID = "a.b", signature = "AAAA" } } }),
        ];
    }

    /// <summary>Of the Cloud Signature Consortium, by a client that came in by itself.</summary>
    private static (string Path, object Body)[] CscRequests()
    {
        var (id, digest) = (Guid.NewGuid(), CscClient.Digest("x"));
        return
        [
            ("/csc/v1/credentials/list", new { userID = "066190000001", maxResults = 5, pageToken = "x" }),
            ("/csc/v1/credentials/info", new { credentialID = id, certificates = "chain", certInfo = true, authInfo = true }),
            ("/csc/v1/credentials/authorize", new { credentialID = id, numSignatures = 1, hash = new[] { digest }, PIN = "1234", OTP = "123456" }),
            ("/csc/v1/signatures/signHash", new { credentialID = id, SAD = "a.b.c", hash = new[] { digest }, hashAlgo = CscClient.Sha256Oid, signAlgo = CscClient.Sha256Rsa, signAlgoParams = "MAA=" }),
            ("/csc/v1/signatures/timestamp", new { hash = digest, hashAlgo = CscClient.Sha256Oid, nonce = "0102" }),
            ("/csc/v2/credentials/authorize", new { credentialID = id, numSignatures = 1, hashes = new[] { digest }, hashAlgorithmOID = CscClient.Sha256Oid, authData = new[] { new { id = "PIN", value = "1234" } } }),
            ("/csc/v2/signatures/signDoc", new
            {
                credentialID = id,
                SAD = "a.b.c",
                documents = new[] { new { document = Convert.ToBase64String("<a/>"u8), signature_format = "X", signAlgo = CscClient.Sha256Rsa, conformance_level = "Ades-B-B", signed_props = new[] { new { attribute_name = "a", attribute_value = "b" } } } },
            }),
        ];
    }
}
