using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Api.Csc.Signatures;

/// <summary>
/// Where a client's leave to sign comes from: the SAD in the request; or an access token of scope credential, as the bearer or in the SAD's place
/// (CSC v1 11.9, v2 11.10).
/// </summary>
internal sealed class ActivationSource(TokenTable tokens, SigningCore core, TimeProvider clock)
{
    /// <param name="caller">Who asks.</param>
    /// <param name="held">The credential that is named.</param>
    /// <param name="sad">As it stands in the request.</param>
    /// <param name="mayBeUsed">Signatures may have been made with it.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async ValueTask<(Activation? Activation, CscFailure? Failure)> FindAsync(
        CscCaller caller, HeldCredential held, string? sad, bool mayBeUsed, CancellationToken cancellationToken)
    {
        string? data;
        if (sad is { Length: > 0 }) data = await OfTextAsync(caller, held, sad, cancellationToken);
        else if (caller.Transaction is { } transaction) data = await OfTransactionAsync(caller, held, transaction, cancellationToken);
        else return (null, CscFailure.Missing("SAD"));
        if (data is null || await core.Signing.FindActivationAsync(data, caller.Client.ClientId, cancellationToken) is not { } found
            || found.Subject != held.Subject || found.Transaction.CredentialId != held.Credential.Id)
            return (null, CscFailure.Invalid("SAD"));
        var state = found.Transaction.State;
        if (!(state == TransactionState.Authorised || mayBeUsed && state == TransactionState.Signed))
            return (null, state == TransactionState.Expired ? CscFailure.SadExpired : CscFailure.Invalid("SAD"));
        return clock.GetUtcNow() > found.ExpiresAt ? (null, CscFailure.SadExpired) : (new Activation(data, found.Transaction), null);
    }

    private async ValueTask<string?> OfTextAsync(CscCaller caller, HeldCredential held, string sad, CancellationToken cancellationToken)
    {
        // Ours has two dots, an access token none.
        if (sad.Contains('.', StringComparison.Ordinal) || !SecretText.IsShaped(sad)) return sad;
        return await tokens.FindAsync(sad, cancellationToken) is { IsRefresh: false, Transaction: { } transaction } token
            && token.ClientId == caller.Client.ClientId && clock.GetUtcNow() <= token.ExpiresAt
                ? await OfTransactionAsync(caller, held, transaction, cancellationToken)
                : null;
    }

    private async ValueTask<string?> OfTransactionAsync(CscCaller caller, HeldCredential held, Guid transaction, CancellationToken cancellationToken) =>
        (await core.Signing.ActivationDataAsync(transaction, held.Subject, caller.Client.ClientId, cancellationToken))?.Sad;
}

/// <param name="Sad">As the core gave it out.</param>
/// <param name="Transaction">What it is for.</param>
internal sealed record Activation(string Sad, TransactionSummary Transaction)
{
    public override string ToString() => $"activation of {Transaction.Id}";
}
