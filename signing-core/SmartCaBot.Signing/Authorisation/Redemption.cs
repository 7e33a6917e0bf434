using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>
/// From signature activation data to signatures: for the credential, digests, transaction and client it was given for, before its end, once.
/// Redeemed again, it gives the signatures that were made.
/// </summary>
internal sealed class Redemption(
    SigningPorts ports, Token token, AuthenticatorCheck check, SadToken tokens, SignatureMaking making, KeyedGate turns, TimeProvider time)
{
    private const int Retries = 20;

    private readonly ISigningStore _store = ports.Signing;

    /// <param name="transactionId">Which.</param>
    /// <param name="subject">Whose.</param>
    /// <param name="clientId">Who redeems; empty where nobody asked for the citizen.</param>
    /// <param name="sad">As it was given out.</param>
    /// <param name="password">Compared too when it is given.</param>
    /// <param name="choice">Null: all, in their order.</param>
    /// <param name="cancellationToken">Stops before the signature.</param>
    public async Task<ConfirmResult> RedeemAsync(
        Guid transactionId, SubjectId subject, string clientId, string sad, string? password, SignatureChoice? choice, CancellationToken cancellationToken)
    {
        using var turn = await turns.EnterAsync(transactionId, cancellationToken);
        try
        {
            var claims = await tokens.ReadAsync(sad, cancellationToken);
            var isKnown = false;
            for (var attempt = 0; attempt < Retries; attempt++)
            {
                var transaction = await _store.FindTransactionAsync(transactionId, cancellationToken);
                if (transaction is null || transaction.Subject != subject || (transaction.Requester?.ClientId ?? "") != clientId)
                    return new ConfirmResult.NotFound();
                if (claims is null || !IsFor(claims, transaction)) return new ConfirmResult.NotAuthorised();
                if (password is not null && !isKnown)
                {
                    // What has ended tells nobody any more whether a password is right. What was signed is given again, to who knows it.
                    if (SignatureMaking.Closed(transaction) is null && time.GetUtcNow() > transaction.Grant!.ExpiresAt)
                    {
                        if (await TryRedeemAsync(transaction, choice, cancellationToken) is { } ended) return ended;
                        continue;
                    }

                    switch (await check.VerifyPasswordAsync(transaction.CredentialId, subject, password, cancellationToken))
                    {
                        case AuthenticatorVerdict.Locked:
                            return new ConfirmResult.Locked();
                        case AuthenticatorVerdict.Wrong:
                            return new ConfirmResult.NotAuthorised();
                        default:
                            isKnown = true;
                            break;
                    }
                }

                if (await TryRedeemAsync(transaction, choice, cancellationToken) is { } result) return result;
            }
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new ConfirmResult.SigningUnavailable();
        }

        return new ConfirmResult.SigningUnavailable();
    }

    private static bool IsFor(SadClaims claims, SigningTransaction transaction) =>
        transaction.Grant is { } grant && claims == SadClaims.Of(transaction, grant);

    /// <summary>Null when somebody else wrote the transaction in between.</summary>
    private async Task<ConfirmResult?> TryRedeemAsync(
        SigningTransaction transaction, SignatureChoice? choice, CancellationToken cancellationToken)
    {
        if (SignatureMaking.Closed(transaction) is { } closed) return closed;
        var (grant, now) = (transaction.Grant!, time.GetUtcNow());
        if (now > transaction.ExpiresAt) return await making.ExpireAsync(transaction, cancellationToken);
        if (now > grant.ExpiresAt) return new ConfirmResult.NotAuthorised();
        if (grant.Generation is { } generation && !await check.IsInUseAsync(transaction.CredentialId, generation, cancellationToken))
            return new ConfirmResult.NotAuthorised();
        if (!ports.MaySign) return new ConfirmResult.SigningUnavailable();
        if (await _store.FindCredentialAsync(transaction.CredentialId, cancellationToken) is not { } credential) return new ConfirmResult.NotFound();
        var status = credential.StatusAt(now);
        if (status != CredentialStatus.Active) return new ConfirmResult.CertificateNotUsable(status);
        if (!(await token.CheckAsync(cancellationToken)).IsReady) return new ConfirmResult.SigningUnavailable();
        if ((choice is null ? transaction : choice.Of(transaction)) is not { } chosen) return new ConfirmResult.NotAuthorised();
        return await making.SignAsync(chosen, credential, new GrantProof(grant.Id, grant.GrantedAt), CancellationToken.None);
    }
}
