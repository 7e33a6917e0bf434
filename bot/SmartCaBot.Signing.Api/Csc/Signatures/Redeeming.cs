using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Api.Csc.Signatures;

/// <summary>The last step of every signature here: activation data goes in, signatures come out, once.</summary>
internal sealed class Redeeming(SigningCore core)
{
    private const string Organisation = "2.5.4.10";

    /// <summary>Why the credential cannot sign now, or null.</summary>
    public static CscFailure? Unusable(HeldCredential held, Dialect dialect) => Unusable(held.Credential.Status, held, dialect);

    /// <summary>Once the request is here it runs to its end, even if the client has gone.</summary>
    public async Task<(SignatureReceipt? Receipt, CscFailure? Failure)> RedeemAsync(
        CscCaller caller, HeldCredential held, Activation activation, SignatureChoice choice, Dialect dialect) =>
        await core.Signing.RedeemChosenAsync(
            activation.Transaction.Id, held.Subject, caller.Client.ClientId, activation.Sad, choice, CancellationToken.None) switch
        {
            ConfirmResult.Signed signed => (signed.Receipt, null),
            ConfirmResult.CertificateNotUsable unusable => (null, Unusable(unusable.Status, held, dialect)),
            ConfirmResult.SigningUnavailable => (null, CscFailure.Unavailable),
            ConfirmResult.TransactionExpired => (null, CscFailure.SadExpired),
            // Used by another request at the same time, too: it is good once (CSC v2 11.10).
            _ => (null, CscFailure.Invalid("SAD")),
        };

    private static CscFailure? Unusable(CredentialStatus status, HeldCredential held, Dialect dialect)
    {
        if (status == CredentialStatus.Active) return null;
        if (status != CredentialStatus.Expired) return CscFailure.CredentialDisabled;
        using var certificate = X509CertificateLoader.LoadCertificate(held.Credential.Certificate);
        var organisation = certificate.IssuerName.EnumerateRelativeDistinguishedNames()
            .FirstOrDefault(part => !part.HasMultipleElements && part.GetSingleElementType().Value == Organisation)?.GetSingleElementValue();
        return dialect.CertificateExpired(organisation ?? "", held.Credential.HolderName);
    }
}
