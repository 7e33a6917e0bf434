using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>Signing while somebody waits with the document open: the transaction is the same, its steps come in one call.</summary>
internal sealed class AttendedSigning(Preparation preparation)
{
    public async Task<SignResult> SignAsync(
        SubjectId subject, Guid credentialId, string documentName, IDocumentSigner signer, Stream document,
        Func<TransactionSummary, CancellationToken, Task<ConfirmResult>> confirm, Stream output, CancellationToken cancellationToken)
    {
        try
        {
            var (credential, refusal) = await preparation.SigningWithAsync(subject, credentialId, cancellationToken);
            if (credential is null)
                return new SignResult.NotPrepared(refusal!);
            SignResult? ended = null;
            document.Position = 0;
            using var certificate = X509CertificateLoader.LoadCertificate(credential.Certificate);
            var refused = await signer.SignAsync(
                document, await preparation.SignerAsync(credential, certificate, cancellationToken), preparation.Parameters(),
                async (ready, token) =>
                {
                    var stored = await preparation.StoreAsync(Guid.NewGuid().ToString("N"), subject, credential, documentName, ready, token);
                    if (stored is not PrepareResult.Prepared prepared)
                    {
                        ended = new SignResult.NotPrepared(stored);
                        return null;
                    }
                    var confirmed = await confirm(prepared.Transaction, token);
                    var receipt = confirmed switch
                    {
                        ConfirmResult.Signed signed => signed.Receipt,
                        ConfirmResult.AlreadySigned elsewhere => elsewhere.Receipt,
                        _ => null,
                    };
                    ended = receipt is null ? new SignResult.NotConfirmed(confirmed) : new SignResult.Written(prepared.Transaction);
                    return receipt?.Signatures[0].Value;
                },
                output, cancellationToken);
            return refused is null ? ended! : new SignResult.NotPrepared(new PrepareResult.Refused(refused.Reason, refused.Detail));
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new SignResult.NotPrepared(new PrepareResult.SigningUnavailable());
        }
    }
}
