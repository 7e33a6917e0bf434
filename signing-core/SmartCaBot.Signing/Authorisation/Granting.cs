using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>
/// From a password and an authenticator's code to signature activation data. The code is used up first, then the transaction says so: a crash
/// in between costs the citizen a code and authorises nothing.
/// </summary>
internal sealed class Granting(
    SigningPorts ports, Token token, AuthenticatorCheck check, GrantWriting grants, SignatureMaking making, KeyedGate turns, TimeProvider time)
{
    private const int Retries = 5;

    private readonly ISigningStore _store = ports.Signing;

    public async Task<AuthoriseResult> AuthoriseAsync(
        Guid transactionId, SubjectId subject, string password, string code, CancellationToken cancellationToken)
    {
        using var turn = await turns.EnterAsync(transactionId, cancellationToken);
        try
        {
            AuthenticatorVerdict.Right? shown = null;
            for (var attempt = 0; attempt < Retries; attempt++)
            {
                var transaction = await _store.FindTransactionAsync(transactionId, cancellationToken);
                if (transaction is null || transaction.Subject != subject || transaction.Documents.Count == 0) return new AuthoriseResult.NotFound();
                if (await RefusalAsync(transaction, cancellationToken) is { } refusal) return refusal;
                if (shown is null)
                {
                    switch (await check.VerifyAsync(transaction.CredentialId, subject, password, code, Repeatable(transaction)?.Step, cancellationToken))
                    {
                        case AuthenticatorVerdict.Locked locked:
                            return new AuthoriseResult.Locked(locked.Until);
                        case AuthenticatorVerdict.Right right:
                            shown = right;
                            break;
                        default:
                            return new AuthoriseResult.WrongSecret();
                    }
                }

                // From here on it does not matter whether the caller still waits: the code is used.
                if (await TryGrantAsync(transaction, shown) is { } granted) return granted;
            }
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new AuthoriseResult.SigningUnavailable();
        }

        return new AuthoriseResult.SigningUnavailable();
    }

    /// <summary>What the same code for the same transaction gives again: the answer was lost. Once it has ended, its code is used like any other.</summary>
    private SadGrant? Repeatable(SigningTransaction transaction) =>
        transaction.Grant is { } grant && time.GetUtcNow() <= grant.ExpiresAt ? grant : null;

    private async Task<AuthoriseResult?> RefusalAsync(SigningTransaction transaction, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!transaction.IsOpen) return new AuthoriseResult.NotWaiting(transaction.State);
        if (now > transaction.ExpiresAt)
        {
            await making.ExpireAsync(transaction, cancellationToken);
            return new AuthoriseResult.NotWaiting(TransactionState.Expired);
        }

        if (!ports.MaySign) return new AuthoriseResult.SigningUnavailable();
        if (await _store.FindCredentialAsync(transaction.CredentialId, cancellationToken) is not { } credential) return new AuthoriseResult.NotFound();
        var status = credential.StatusAt(now);
        if (status != CredentialStatus.Active) return new AuthoriseResult.CertificateNotUsable(status);
        // The token is asked first, so that an outage costs no code.
        return (await token.CheckAsync(cancellationToken)).IsReady ? null : new AuthoriseResult.SigningUnavailable();
    }

    /// <summary>Null when somebody else wrote the transaction in between.</summary>
    private Task<AuthoriseResult?> TryGrantAsync(SigningTransaction transaction, AuthenticatorVerdict.Right shown) =>
        Repeatable(transaction) is { } given && given.Step == shown.Step
            ? AgainAsync(transaction)
            : grants.TryGrantAsync(transaction, shown.Step, shown.Generation);

    private async Task<AuthoriseResult?> AgainAsync(SigningTransaction transaction) => await grants.AuthorisedAsync(transaction);
}
