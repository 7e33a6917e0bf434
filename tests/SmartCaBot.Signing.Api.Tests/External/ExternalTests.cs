using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Signing.Api.Pages.Pictures;
using SmartCaBot.Signing.Api.Tests.Support;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Tests.External;

public sealed class ExternalTests(ApiHouse house)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_portal_without_a_PDF_library_signs_a_PDF_that_is_seen_to_be_signed()
    {
        var (portal, signer) = (house.Portal(IntegratorKind.Sp769V1, IntegratorKind.Sp769V2), await house.EnrolAsync());
        await signer.AddAppAsync();
        var document = Pdf();
        var calculated = await PostAsync("calculateHash", new
        {
            sp_id = portal.ClientId,
            sp_password = portal.Secret,
            transaction_id = "t-1",
            signerCert = Convert.ToBase64String(signer.Credential.Certificate),
            digestAlgorithm = "sha256",
            sign_files = new[]
            {
                new
                {
                    name = "Đơn.pdf",
                    pdfContent = Convert.ToBase64String(document),
                    sigOptions = new { renderMode = 0, fontSize = 13, fontColor = "#000000", signatureText = "Ký bởi: Cổng\nThời gian ký: 17/05/2023", signatures = new[] { new { page = 1, rectangle = "300,40,560,120" } } },
                },
            },
        });
        var (tranId, prepared) = (calculated.GetProperty("tranId").GetString(), calculated.GetProperty("hashResps")[0]);
        Assert.Equal("sigSuccess", prepared.GetProperty("code").GetString());
        var digest = prepared.GetProperty("hash").GetBytesFromBase64();

        var (reference, fileId) = (portal.NewReference(), prepared.GetProperty("fileID").GetString());
        var granted = await portal.PostAsync("v2/signatures/sign", new
        {
            sp_id = portal.ClientId,
            sp_password = portal.Secret,
            user_id = signer.Id,
            password = Signer.Password,
            otp = signer.NextCode(),
            serial_number = signer.Credential.SerialNumber,
            transaction_id = reference,
            sign_files = new[] { new { data_to_be_signed = Convert.ToHexStringLower(digest), doc_id = "Đơn.pdf", file_type = "pdf", sign_type = "hash" } },
        });
        var signature = (await portal.ConfirmAsync(signer, reference, granted.Text("sad"))).Data.GetProperty("signatures")[0].GetProperty("signature_value").GetString();
        object Finish(Portal by, string? value) => new { sp_id = by.ClientId, sp_password = by.Secret, tranId, signatures = new[] { new { fileID = fileId, signature = value } } };

        var finished = (await PostAsync("signExternal", Finish(portal, signature))).GetProperty("signResps")[0];

        var signed = finished.GetProperty("signedData").GetBytesFromBase64();
        Assert.Equal(document, signed[..document.Length]);
        Assert.Contains("/ByteRange", Encoding.Latin1.GetString(signed, document.Length, signed.Length - document.Length), StringComparison.Ordinal);
        // Not this document's; not this client's.
        Assert.Equal("sigFailed", (await PostAsync("signExternal", Finish(portal, Convert.ToBase64String(new byte[256])))).GetProperty("signResps")[0].GetProperty("code").GetString());
        Assert.Equal(400, (await PostAsync("signExternal", Finish(house.Portal(IntegratorKind.Sp769V2), signature))).GetProperty("status_code").GetInt32());
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(new Uri(house.Address, "/rest/v2/signature/" + path), body, Cancel);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
    }

    [Fact]
    public async Task Whoever_is_asked_to_sign_sees_the_pages_of_what_the_portal_had_prepared_here()
    {
        var (portal, signer, other) = (house.Portal(IntegratorKind.Sp769V1), await house.EnrolAsync(), house.Portal(IntegratorKind.Sp769V1));
        var calculated = await PostAsync("calculateHash", new
        {
            sp_id = portal.ClientId,
            sp_password = portal.Secret,
            transaction_id = "t-2",
            signerCert = Convert.ToBase64String(signer.Credential.Certificate),
            sign_files = new[]
            {
                new
                {
                    name = "Đơn.pdf",
                    pdfContent = Convert.ToBase64String(Pdf()),
                    sigOptions = new { renderMode = 0, signatureText = "Tôi nhận nợ hai tỷ đồng", signatures = new[] { new { page = 1, rectangle = "20,40,560,780" } } },
                },
            },
        });
        var digest = Convert.ToHexStringLower(calculated.GetProperty("hashResps")[0].GetProperty("hash").GetBytesFromBase64());
        async Task<Phone> AskAsync(Portal by)
        {
            var started = await by.PostAsync("v1/signatures/sign", new
            {
                sp_id = by.ClientId,
                sp_password = by.Secret,
                user_id = signer.Id,
                transaction_id = by.NewReference(),
                sign_files = new[]
                {
                    new { data_to_be_signed = digest, doc_id = "Đơn.pdf", file_type = "pdf", sign_type = "hash" },
                    new { data_to_be_signed = Convert.ToHexStringLower(Portal.Digest), doc_id = "Phụ lục", file_type = "pdf", sign_type = "hash" },
                },
            });
            return new Phone(house.LastMessage(Guid.Parse(started.Text("tran_code"))).Requester!.Page!);
        }

        using var phone = await AskAsync(portal);
        var page = await phone.ReadAsync();

        Assert.Contains("/1/page/1\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/2/page/1", page, StringComparison.Ordinal);
        Assert.Contains("chỉ gửi mã kiểm tra của 1 tài liệu còn lại", page, StringComparison.Ordinal);
        Assert.True(await phone.BytesAsync("/1/page/1") is [0xFF, 0xD8, ..]);
        // With what the signature will show: that is signed too.
        var file = (await phone.BytesAsync("/1/file"))!;
        Assert.Equal(Pdf(), file[..Pdf().Length]);
        Assert.Contains("/ByteRange", Encoding.Latin1.GetString(file, Pdf().Length, file.Length - Pdf().Length), StringComparison.Ordinal);
        Assert.NotEqual(await DrawnAsync(Pdf()), await phone.BytesAsync("/1/page/1"));
        Assert.Equal(await DrawnAsync(file), await phone.BytesAsync("/1/page/1"));
        foreach (var nothing in new[] { "/1/page/2", "/2/page/1", "/2/file", "/3/file", "/0/file" }) Assert.Null(await phone.BytesAsync(nothing));
        // The same digest from a client who did not give the document.
        using var stranger = await AskAsync(other);
        Assert.Contains("chỉ gửi mã kiểm tra, không gửi nội dung", await stranger.ReadAsync(), StringComparison.Ordinal);
        Assert.Null(await stranger.BytesAsync("/1/file"));
        // When its day is over the request waits all the same.
        foreach (var kept in Directory.GetFiles(Path.Combine(house.DataDirectory, "files"), "*", SearchOption.AllDirectories)) File.Delete(kept);
        Assert.Contains("Tệp này không còn được giữ ở đây", await phone.ReadAsync("/1/file"), StringComparison.Ordinal);
        await phone.ActAsync("reject");
        Assert.Null(await phone.BytesAsync("/1/file"));
    }

    private Task<byte[]?> DrawnAsync(byte[] document) => house.Services.GetRequiredService<PagePictures>().OfAsync(new Drawing(document), 1, Cancel);

    private sealed record Drawing(byte[] Content) : IShownDocument
    {
        public string Owner => "test";

        public int Pages => 1;

        public string Sha256 => "of " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Content));

        public Task<byte[]?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<byte[]?>(Content);
    }

    internal static byte[] Pdf()
    {
        var objects = new[]
        {
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>",
        };
        var text = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(text.Length);
            text.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = text.Length;
        text.Append($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) text.Append($"{offset:D10} 00000 n \n");
        return Encoding.Latin1.GetBytes(text.Append($"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").ToString());
    }
}
