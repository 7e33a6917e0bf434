using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Requests;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Sp769;

/// <summary><c>POST v1/credentials/get_certificate</c>: a subscriber's certificates. Who looked is in the audit log.</summary>
internal sealed class CertificateEndpoint(ClientAccess access, SigningCore core, IAuditStore audit, TimeProvider clock)
{
    private const string Service = "SMARTCA";
    private const string ServiceName = "SMARTCA PERSONAL PRO";

    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (await Wire.ReadAsync(http, Sp769Json.Default.CertificateRequest) is not { } request) return Wire.Malformed;
        var entered = await access.EnterEitherAsync(http, request.SpId, request.SpPassword, ClientScopes.Credentials, cancel);
        if (entered.Client is not { } client) return Wire.Refuse(entered.IsBusy ? Failure.TooMany : Failure.ClientWrong);
        if (!CitizenId.TryParse(request.UserId?.Trim(), out var user)) return Wire.Refuse(Failure.SubscriberWrong);
        var serial = SignOrder.Serial(request.SerialNumber);
        var held = (await core.Holders.CredentialsAsync(user, cancel)).Where(one => serial is null || one.Credential.SerialNumber == serial).ToArray();
        if (held.Length == 0) return Wire.Refuse(Failure.SubscriberWrong);
        var chain = await core.Authority.ChainAsync(cancel);
        foreach (var one in held)
        {
            await audit.AppendAsync(
                new AuditEvent(AuditKind.CertificateRead, clock.GetUtcNow(), $"client:{client.ClientId}", "", one.Credential.Id.ToString()), cancel);
        }

        var chainData = new ChainData(Convert.ToBase64String(chain.Issuing.RawData), Convert.ToBase64String(chain.Root.RawData));
        return Wire.Ok(
            "Success", new CertificatesData([.. held.Select(one => Describe(one.Credential, chainData, request.TransactionId ?? ""))]),
            Sp769Json.Default.EnvelopeCertificatesData);
    }

    private static UserCertificate Describe(CredentialSummary credential, ChainData chain, string reference)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(credential.Certificate);
        var (status, code) = credential.Status switch
        {
            CredentialStatus.Active => ("Đang hoạt động", "VALID"),
            CredentialStatus.Suspended => ("Tạm dừng", "SUSPENDED"),
            CredentialStatus.Revoked => ("Đã thu hồi", "REVOKED"),
            _ => ("Hết hạn", "EXPIRED"),
        };
        return new UserCertificate(
            Service, ServiceName, credential.Id, status, code, credential.SerialNumber, SubjectText.Of(certificate), Time(credential.NotBefore),
            Time(credential.NotAfter), Convert.ToBase64String(credential.Certificate), chain, reference);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
