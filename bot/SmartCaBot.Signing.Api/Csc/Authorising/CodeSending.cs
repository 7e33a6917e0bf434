using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Api.Csc.Authorising;

/// <summary>
/// credentials/sendOTP (CSC v1 11.8) and getChallenge (v2 11.8): a code to the citizen's phone, before the digests are known. It opens a transaction
/// without any; credentials/authorize names them together with the code.
/// </summary>
internal sealed class CodeSending(CodeTable table, SigningCore core, SigningApiOptions options, TimeProvider clock)
{
    /// <summary>Null: it is on its way.</summary>
    public async Task<CscFailure?> SendAsync(CscCaller caller, HeldCredential held, Dialect dialect)
    {
        if (held.Credential.Status != CredentialStatus.Active) return CscFailure.CredentialDisabled;
        // Once the request is here it runs to its end, even if the client has gone.
        var (transaction, failure) = await WaitingAsync(caller, held);
        if (failure is not null) return failure;
        return await core.Signing.SendCodeAsync(caller.NewKey(), transaction, held.Subject, CancellationToken.None) switch
        {
            SendCodeResult.Sent => null,
            SendCodeResult.TooSoon => CscFailure.TooMany,
            SendCodeResult.NoMoreSends or SendCodeResult.NotWaiting => dialect.Locked,
            _ => CscFailure.Unavailable,
        };
    }

    /// <summary>The one that waits already, so that codes sent and tries are counted together; or a new one.</summary>
    private async ValueTask<(Guid Transaction, CscFailure? Failure)> WaitingAsync(CscCaller caller, HeldCredential held)
    {
        if (await table.FindAsync(caller.Client.ClientId, held.Credential.Id, CancellationToken.None) is { } before
            && await core.Signing.FindAsync(before, held.Subject, CancellationToken.None) is { State: TransactionState.Prepared or TransactionState.AwaitingOtp })
            return (before, null);
        var request = new HashRequest([], new Requester(caller.Client.ClientId, caller.Client.Name, "", null), options.TransactionLifetime);
        var prepared = await core.Signing.PrepareHashesAsync(caller.NewKey(), held.Subject, held.Credential.Id, request, CancellationToken.None);
        if (prepared is not PrepareResult.Prepared { Transaction.Id: var id })
            return (default, prepared is PrepareResult.CertificateNotUsable ? CscFailure.CredentialDisabled : CscFailure.Unavailable);
        await table.PutAsync(caller.Client.ClientId, held.Credential.Id, id, clock.GetUtcNow(), CancellationToken.None);
        return (id, null);
    }
}
