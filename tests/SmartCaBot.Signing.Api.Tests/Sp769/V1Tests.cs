using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Api.Tests.Support;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Tests.Sp769;

public sealed class V1Tests(ApiHouse house)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_is_confirmed_on_the_page_and_its_signatures_verify()
    {
        var (portal, signer) = (house.Portal(IntegratorKind.Sp769V1), await house.EnrolAsync());
        var certificate = (await portal.CertificatesAsync(signer.Id)).Data.GetProperty("user_certificates")[0];
        Assert.Equal(("SMARTCA", "Đang hoạt động"), (certificate.GetProperty("service_type").GetString(), certificate.GetProperty("cert_status").GetString()));
        Assert.EndsWith($"UID=CCCD:{signer.Id}", certificate.GetProperty("cert_subject").GetString(), StringComparison.Ordinal);
        var reference = portal.NewReference();

        var started = await portal.SignAsync(signer, reference, "HĐ-01", "Phụ lục <b>2</b>");

        Assert.Equal(("sig_wait_for_user_confirm", reference), (started.Message, started.Text("transaction_id")));
        var code = started.Text("tran_code");
        var waiting = await portal.StatusAsync(reference);
        Assert.Equal("sig_wait_for_user_confirm", waiting.Message);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, waiting.Data.GetProperty("signatures").ValueKind);
        var message = house.LastMessage(Guid.Parse(code));
        using var phone = new Phone(message.Requester!.Page!);
        var page = await phone.ReadAsync();
        var digits = Convert.ToHexStringLower(Portal.Digest);
        Assert.All(
            ["Cổng thử nghiệm", "Hợp đồng thuê nhà", "HĐ-01", "Nguyễn Thị Bưởi", "Phụ lục <b>2</b>", $"{digits[..4]} {digits[4..8]} {digits[8..12]} {digits[12..16]}"],
            text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Contains("Mã chưa đúng", await phone.ActAsync("enter", message.Code.Value == "000000" ? "000001" : "000000"), StringComparison.Ordinal);
        Assert.Contains("Đã ký xong", await phone.ActAsync("enter", message.Code.Value), StringComparison.Ordinal);

        var done = await portal.StatusAsync(code);
        Assert.Equal("SUCCESS", done.Message);
        using var key = X509CertificateLoader.LoadCertificate(certificate.GetProperty("cert_data").GetBytesFromBase64()).GetRSAPublicKey()!;
        var signatures = done.Data.GetProperty("signatures");
        Assert.Equal(["HĐ-01", "Phụ lục <b>2</b>"], signatures.EnumerateArray().Select(one => one.GetProperty("doc_id").GetString()));
        Assert.All(signatures.EnumerateArray(), one => Assert.True(key.VerifyHash(
            Portal.Digest, one.GetProperty("signature_value").GetBytesFromBase64(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
    }

    [Fact]
    public async Task The_same_request_again_is_the_same_transaction_and_another_one_is_refused()
    {
        var (portal, signer) = (house.Portal(IntegratorKind.Sp769V1), await house.EnrolAsync());
        var reference = portal.NewReference();

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => portal.SignAsync(signer, reference)));

        var code = Assert.Single(all.Where(one => one.Status == HttpStatusCode.OK).Select(one => one.Text("tran_code")).Distinct());
        Assert.Equal(code, (await portal.SignAsync(signer, reference)).Text("tran_code"));
        Assert.Equal(HttpStatusCode.BadRequest, (await portal.SignAsync(signer, reference, "HĐ-02")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await portal.SignAsync(await house.EnrolAsync(), reference)).Status);
        Assert.NotEqual(code, (await house.Portal(IntegratorKind.Sp769V1).SignAsync(signer, reference)).Text("tran_code"));
        // Two clients use the same name now: it says nothing any more without a secret.
        Assert.Equal(HttpStatusCode.BadRequest, (await portal.StatusAsync(reference)).Status);
        Assert.Equal(HttpStatusCode.OK, (await portal.StatusAsync(code)).Status);
    }

    [Fact]
    public async Task A_hundred_confirmations_at_once_make_one_signature()
    {
        var (portal, signer) = (house.Portal(IntegratorKind.Sp769V1), await house.EnrolAsync());
        var transaction = (await portal.SignAsync(signer, portal.NewReference())).Text("tran_code");
        var message = house.LastMessage(Guid.Parse(transaction));
        using var phone = new Phone(message.Requester!.Page!);

        var pages = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => phone.ActAsync("enter", message.Code.Value)));

        Assert.All(pages, page => Assert.Contains("Đã ký xong", page, StringComparison.Ordinal));
        Assert.Equal("SUCCESS", (await portal.StatusAsync(transaction)).Message);
        var signed = 0;
        await foreach (var record in house.Audit.ReadAsync(0, Cancel))
            signed += record.Event.Kind == AuditKind.TransactionSigned && record.Event.Reference == transaction ? 1 : 0;
        Assert.Equal(1, signed);
    }

    [Fact]
    public async Task The_citizen_may_refuse_and_what_nobody_confirms_runs_out()
    {
        var (portal, signer) = (house.Portal(IntegratorKind.Sp769V1), await house.EnrolAsync());
        var (refused, left) = (portal.NewReference(), portal.NewReference());
        var transaction = Guid.Parse((await portal.SignAsync(signer, refused)).Text("tran_code"));
        using var phone = new Phone(house.LastMessage(transaction).Requester!.Page!);

        Assert.Contains("Đã từ chối ký", await phone.ActAsync("reject"), StringComparison.Ordinal);
        Assert.Contains("Đã từ chối ký", await phone.ActAsync("enter", house.LastMessage(transaction).Code.Value), StringComparison.Ordinal);
        Assert.Equal("REJECTED", (await portal.StatusAsync(refused)).Message);

        await portal.SignAsync(signer, left);
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("EXPIRED", (await portal.StatusAsync(left)).Message);
    }

    [Fact]
    public async Task An_authenticator_confirms_on_the_page_too()
    {
        var (portal, signer) = (house.Portal(IntegratorKind.Sp769V1), await house.EnrolAsync());
        await signer.AddAppAsync();
        var reference = portal.NewReference();
        var transaction = Guid.Parse((await portal.SignAsync(signer, reference)).Text("tran_code"));
        using var phone = new Phone(house.LastMessage(transaction).Requester!.Page!);

        Assert.Contains("chưa đúng", await phone.ActAsync("app", signer.NextCode(), "không phải mật khẩu"), StringComparison.Ordinal);
        Assert.Contains("Đã ký xong", await phone.ActAsync("app", signer.NextCode(), Signer.Password), StringComparison.Ordinal);
        Assert.Equal("SUCCESS", (await portal.StatusAsync(reference)).Message);
    }

    [Fact]
    public async Task Everything_wrong_is_said_in_the_envelope()
    {
        var (portal, signer) = (house.Portal(IntegratorKind.Sp769V1), await house.EnrolAsync());
        var other = await house.EnrolAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.CertificatesAsync("066190999999")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.CertificatesAsync("MST:0100686209")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.CertificatesAsync(signer.Id, other.Credential.SerialNumber)).Status);
        Assert.Equal(HttpStatusCode.OK, (await portal.CertificatesAsync(signer.Id, signer.Credential.SerialNumber.ToLowerInvariant())).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await portal.StatusAsync("không-có")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await house.Portal(IntegratorKind.Csc).SignAsync(signer, "x")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.PostAsync("v1/signatures/sign", new { })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await portal.PostAsync("v1/signatures/sign", new[] { "không phải" })).Status);
        using (var http = new HttpClient())
        {
            // Whatever the body is called, and without one.
            using var plain = new StringContent("{}", System.Text.Encoding.UTF8, "text/plain");
            var address = new Uri(house.Address, "/sca/sp769/v1/signatures/sign/x/status");
            Assert.Contains("BAD_REQUEST", await (await http.PostAsync(address, plain, Cancel)).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
            Assert.Contains("BAD_REQUEST", await (await http.PostAsync(address, null, Cancel)).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        foreach (var (hex, type, name) in new[]
                 {
                     ("00", "hash", "a"), (new string('z', 64), "hash", "a"), (new string('0', 64), "file", "a"), (new string('0', 64), "hash", ""),
                     (new string('0', 64), "hash", " a"),
                 })
        {
            var answer = await portal.PostAsync("v1/signatures/sign", new
            {
                sp_id = portal.ClientId,
                sp_password = portal.Secret,
                user_id = signer.Id,
                transaction_id = "x",
                sign_files = new[] { new { data_to_be_signed = hex, doc_id = name, file_type = "pdf", sign_type = type } },
            });
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.StartsWith("BAD_REQUEST", answer.Message, StringComparison.Ordinal);
        }

        await house.Core.Credentials.SuspendAsync(signer.Credential.Id, signer.Subject, Cancel);
        var suspended = await portal.SignAsync(signer, portal.NewReference());
        Assert.Equal(HttpStatusCode.Forbidden, suspended.Status);
        Assert.StartsWith("CREDENTIAL_STATUS_INVALID", suspended.Message, StringComparison.Ordinal);
        Assert.Equal("Tạm dừng", (await portal.CertificatesAsync(signer.Id)).Data.GetProperty("user_certificates")[0].GetProperty("cert_status").GetString());
    }

    [Fact]
    public async Task Wrong_secrets_lock_the_client_out_for_a_while_and_the_right_one_too()
    {
        var (portal, signer) = (house.Portal(IntegratorKind.Sp769V1), await house.EnrolAsync());
        var right = portal.Secret;
        portal.Secret = "sai";
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await portal.CertificatesAsync(signer.Id)).Status);
        portal.Secret = right;

        Assert.Equal(HttpStatusCode.TooManyRequests, (await portal.CertificatesAsync(signer.Id)).Status);
        house.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(HttpStatusCode.OK, (await portal.CertificatesAsync(signer.Id)).Status);
    }

    [Fact]
    public async Task A_link_that_is_none_opens_nothing()
    {
        using var http = new HttpClient();
        foreach (var link in new[] { "x", new string('A', 22), "../../sca" })
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(house.Address, "/confirm/" + Uri.EscapeDataString(link)), Cancel)).StatusCode);
    }
}
