using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Api.Requests;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Api.Csc.Authorising;

/// <summary>
/// Activation data for what the citizen entered at the client (CSC v1 11.6, v2 11.6). Of password and code nobody is told which was wrong, so both are
/// answered as a wrong code.
/// </summary>
internal sealed class ExplicitAuthorising(CodeTable codes, RequestTable requests, SigningCore core, SigningApiOptions options, TimeProvider clock)
{
    public async Task<(SadAnswer? Answer, CscFailure? Failure)> AuthoriseAsync(
        CscCaller caller, HeldCredential held, Wanted wanted, string? pin, string? otp, Dialect dialect)
    {
        var hasApp = await core.Authenticators.HasAsync(held.Subject, held.Credential.Id, CancellationToken.None);
        if (hasApp && pin is not { Length: > 0 }) return (null, dialect.PinWrong);
        if (otp is not { Length: > 0 }) return (null, dialect.OtpWrong);
        var (transaction, result) = hasApp ? await ByAppAsync(caller, held, wanted, pin!, otp) : await ByCodeAsync(caller, held, wanted, otp);
        if (result is AuthoriseResult.Authorised granted)
        {
            await requests.RecordAsync(caller.Client.ClientId, transaction, held.Subject, "", clock.GetUtcNow(), CancellationToken.None);
            return (granted.ToAnswer(clock), null);
        }

        return (null, result switch
        {
            AuthoriseResult.Locked or AuthoriseResult.NotWaiting { State: TransactionState.Locked } => dialect.Locked,
            AuthoriseResult.CertificateNotUsable => CscFailure.CredentialDisabled,
            AuthoriseResult.SigningUnavailable => CscFailure.Unavailable,
            _ => dialect.OtpWrong,
        });
    }

    private async Task<(Guid Transaction, AuthoriseResult Result)> ByAppAsync(CscCaller caller, HeldCredential held, Wanted wanted, string pin, string otp)
    {
        var requester = new Requester(caller.Client.ClientId, caller.Client.Name, wanted.Description, null);
        var prepared = await core.Signing.PrepareHashesAsync(
            caller.NewKey(), held.Subject, held.Credential.Id,
            new HashRequest(SignatureNames.Of(wanted.Digests), requester, options.TransactionLifetime, wanted.Signatures), CancellationToken.None);
        if (prepared is not PrepareResult.Prepared { Transaction.Id: var transaction })
        {
            return (default, prepared is PrepareResult.CertificateNotUsable unusable
                ? new AuthoriseResult.CertificateNotUsable(unusable.Status)
                : new AuthoriseResult.SigningUnavailable());
        }

        var result = await core.Signing.AuthoriseAsync(transaction, held.Subject, pin, otp, CancellationToken.None);
        // The next try brings its own digests.
        if (result is not AuthoriseResult.Authorised) await core.Signing.CancelAsync(transaction, held.Subject, CancellationToken.None);
        return (transaction, result);
    }

    private async Task<(Guid Transaction, AuthoriseResult Result)> ByCodeAsync(CscCaller caller, HeldCredential held, Wanted wanted, string otp)
    {
        if (await codes.FindAsync(caller.Client.ClientId, held.Credential.Id, CancellationToken.None) is not { } transaction)
            return (default, new AuthoriseResult.CodeExpired());
        var named = new HashRequest(SignatureNames.Of(wanted.Digests), Signatures: wanted.Signatures);
        return (transaction, await core.Signing.AuthoriseByCodeAsync(caller.NewKey(), transaction, held.Subject, otp, named, CancellationToken.None));
    }
}
