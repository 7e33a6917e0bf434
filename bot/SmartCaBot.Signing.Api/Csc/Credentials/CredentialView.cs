using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Signatures;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Api.Sp769;
using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Api.Csc.Credentials;

/// <summary>
/// What is told of a credential (CSC v1 11.5, v2 11.5). SCAL is 2 as the specification means it: activation data is bound to the digests. It makes no
/// claim on EN 419 241.
/// </summary>
internal sealed class CredentialView(SigningCore core, SigningApiOptions options)
{
    private const string Scal = "2";
    private const string Language = "vi-VN";

    public async Task<CredentialAnswer> V1Async(CscCaller caller, HeldCredential held, Shown shown, CancellationToken cancellationToken)
    {
        var (isExplicit, hasApp) = await FactorsAsync(caller, held, cancellationToken);
        return new CredentialAnswer(
            Description(held), Key(held.Credential), await CertAsync(held.Credential, shown, cancellationToken), isExplicit ? "explicit" : "oauth2code", Scal,
            !isExplicit ? null : hasApp ? new PinAnswer("true", "A", Factors.PinLabel) : new PinAnswer("false", null, null),
            !isExplicit ? null : new OtpAnswer("true", hasApp ? "offline" : "online", "N", hasApp ? Factors.AppLabel : Factors.SmsLabel), options.MaxDocuments,
            Language);
    }

    public async Task<CredentialAnswer2> V2Async(CscCaller caller, HeldCredential held, Shown shown, bool isListed, CancellationToken cancellationToken)
    {
        AuthAnswer? auth = null;
        if (shown.AuthInfo)
        {
            var (isExplicit, hasApp) = await FactorsAsync(caller, held, cancellationToken);
            auth = !isExplicit ? new AuthAnswer("oauth2code", null, null) : Factors.Objects(hasApp);
        }

        return new CredentialAnswer2(
            isListed ? held.Credential.Id : null, Description(held), Key(held.Credential), await CertAsync(held.Credential, shown, cancellationToken), auth,
            Scal, options.MaxDocuments, Language);
    }

    private static string Description(HeldCredential held) => $"SmartCA {held.Credential.HolderName}";

    /// <summary>A client that a citizen sent to us is told to send them again; one that is let in by itself brings what they entered.</summary>
    private async ValueTask<(bool IsExplicit, bool HasApp)> FactorsAsync(CscCaller caller, HeldCredential held, CancellationToken cancellationToken) =>
        (caller.Citizen is null, await core.Authenticators.HasAsync(held.Subject, held.Credential.Id, cancellationToken));

    private static KeyAnswer Key(CredentialSummary credential) => new(
        credential.Status == CredentialStatus.Active ? "enabled" : "disabled", SignatureAlgorithms.Of(credential.Algorithm), credential.Algorithm.Bits(),
        SignatureAlgorithms.CurveOf(credential.Algorithm));

    private async ValueTask<CertAnswer> CertAsync(CredentialSummary credential, Shown shown, CancellationToken cancellationToken)
    {
        var status = credential.Status switch
        {
            CredentialStatus.Active => "valid",
            CredentialStatus.Suspended => "suspended",
            CredentialStatus.Revoked => "revoked",
            _ => "expired",
        };
        var certificates = shown.Certificates switch
        {
            Shown.Single => [Convert.ToBase64String(credential.Certificate)],
            Shown.Chain => await ChainAsync(credential, cancellationToken),
            _ => null,
        };
        if (!shown.CertInfo) return new CertAnswer(status, certificates, null, null, null, null, null);
        using var certificate = X509CertificateLoader.LoadCertificate(credential.Certificate);
        return new CertAnswer(
            status, certificates, SubjectText.Rfc4514(certificate.IssuerName), credential.SerialNumber, SubjectText.Rfc4514(certificate.SubjectName),
            Time(credential.NotBefore), Time(credential.NotAfter));
    }

    private async ValueTask<string[]> ChainAsync(CredentialSummary credential, CancellationToken cancellationToken)
    {
        var chain = await core.Authority.ChainAsync(cancellationToken);
        return [Convert.ToBase64String(credential.Certificate), Convert.ToBase64String(chain.Issuing.RawData), Convert.ToBase64String(chain.Root.RawData)];
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
}
