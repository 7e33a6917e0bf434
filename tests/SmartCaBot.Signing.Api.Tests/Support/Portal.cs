using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Tests.Support;

/// <summary>An integrator's system: speaks sp769 in plain JSON.</summary>
internal sealed class Portal(ApiHouse house, Integrator client)
{
    public static readonly byte[] Digest = SHA256.HashData("hợp đồng"u8);

    private static readonly HttpClient Http = new(new HttpClientHandler { AllowAutoRedirect = false });

    private int _transactions;

    public string ClientId => client.ClientId;

    public string Secret { get; set; } = Integrators.SecretOf(client.ClientId);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string NewReference() => $"{ClientId}-{Interlocked.Increment(ref _transactions)}";

    public async Task<Answer> PostAsync(string path, object body)
    {
        using var answer = await Http.PostAsJsonAsync(new Uri(house.Address, "/sca/sp769/" + path), body, Cancel);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
        Assert.Equal((int)answer.StatusCode, json.GetProperty("status_code").GetInt32());
        return new Answer(answer.StatusCode, json.GetProperty("message").GetString()!, json.GetProperty("data"));
    }

    public Task<Answer> CertificatesAsync(string user, string serial = "") => PostAsync(
        "v1/credentials/get_certificate", new { sp_id = ClientId, sp_password = Secret, user_id = user, serial_number = serial, transaction_id = "c-1" });

    public Task<Answer> SignAsync(Signer signer, string reference, params string[] documents) => PostAsync("v1/signatures/sign", new
    {
        sp_id = ClientId,
        sp_password = Secret,
        user_id = signer.Id,
        transaction_id = reference,
        transaction_desc = "Hợp đồng thuê nhà",
        time_stamp = "20261122010000Z",
        sign_files = Files(documents),
    });

    public Task<Answer> SignByAppAsync(Signer signer, string reference, string otp, string password = Signer.Password, params string[] documents) =>
        PostAsync("v2/signatures/sign", new
        {
            sp_id = ClientId,
            sp_password = Secret,
            user_id = signer.Id,
            password,
            otp,
            serial_number = signer.Credential.SerialNumber,
            transaction_id = reference,
            sign_files = Files(documents),
        });

    public Task<Answer> ConfirmAsync(Signer signer, string reference, string sad, string password = Signer.Password) => PostAsync(
        "v2/signatures/confirm", new { sp_id = ClientId, sp_password = Secret, user_id = signer.Id, password, sad, transaction_id = reference });

    public Task<Answer> StatusAsync(string tranId) => PostAsync($"v1/signatures/sign/{tranId}/status", new { });

    private static object[] Files(string[] documents) =>
    [
        .. (documents.Length > 0 ? documents : ["HĐ-01"]).Select(
            name => new { data_to_be_signed = Convert.ToHexStringLower(Digest), doc_id = name, file_type = "pdf", sign_type = "hash" }),
    ];
}

internal sealed record Answer(HttpStatusCode Status, string Message, JsonElement Data)
{
    public string Text(string name) => Data.GetProperty(name).GetString()!;
}
