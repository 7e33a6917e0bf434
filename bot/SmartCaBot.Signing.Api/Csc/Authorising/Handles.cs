using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Credentials;
using SmartCaBot.Signing.Api.Csc.OAuth;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Api.Requests;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Api.Csc.Authorising;

/// <summary>
/// Authorisation that the client has no part in (CSC v2 11.6 with empty authData, 11.7): the citizen's phone gets a code and the address of the page, and
/// the client asks with a handle until they have confirmed.
/// </summary>
internal sealed class Handles(
    AuthorisationTable table, RequestTable requests, CredentialOrdering ordering, CredentialBook book, SigningCore core, SigningApiOptions options, TimeProvider clock)
{
    public async ValueTask<(HandleAnswer? Handle, CscFailure? Failure)> OpenAsync(CscCaller caller, HeldCredential held, Wanted wanted, HttpRequest request)
    {
        var (handle, link, clientId) = (SecretText.New(), PageLinks.New(), caller.Client.ClientId);
        var page = new Uri(options.PublicUrl ?? new Uri($"{request.Scheme}://{request.Host}"), PageLinks.Path + link);
        var (transaction, failure) = await ordering.PrepareAsync(caller.Client, held, wanted, labels: null, page);
        if (failure is not null) return (null, failure);
        var now = clock.GetUtcNow();
        await table.AddAsync(
            new AuthorisationRecord(
                SecretText.Hash(handle), clientId, CscScope.Credential, "", "", "", held.Subject.Value, transaction, null, "", default, IsRedeemed: false,
                now + options.TransactionLifetime, Credential: held.Credential.Id),
            now, CancellationToken.None);
        await requests.RecordAsync(clientId, transaction, held.Subject, PageLinks.Hash(link), now, CancellationToken.None);
        var sent = await core.Signing.SendCodeAsync("first", transaction, held.Subject, CancellationToken.None);
        if (sent is SendCodeResult.Sent) return (new HandleAnswer(handle), null);
        // A citizen who cannot be reached cannot confirm.
        await core.Signing.CancelAsync(transaction, held.Subject, CancellationToken.None);
        return (null, sent is SendCodeResult.TooSoon ? CscFailure.TooMany : CscFailure.Unavailable);
    }

    /// <summary>Both null: the citizen has not confirmed yet.</summary>
    public async ValueTask<(SadAnswer? Answer, CscFailure? Failure)> CheckAsync(CscCaller caller, string handle, CancellationToken cancellationToken)
    {
        var unknown = CscFailure.Invalid("handle");
        if (!SecretText.IsShaped(handle) || await table.FindAsync(SecretText.Hash(handle), cancellationToken) is not { Transaction: { } id } found
            || found.ClientId != caller.Client.ClientId || found.Credential is not { } credential || !await book.MayAsync(caller, credential, cancellationToken))
            return (null, unknown);
        var subject = new SubjectId(found.Subject);
        switch ((await core.Signing.FindAsync(id, subject, cancellationToken))?.State)
        {
            case TransactionState.Prepared or TransactionState.AwaitingOtp:
                return (null, null);
            case TransactionState.Authorised:
                return await core.Signing.ActivationDataAsync(id, subject, found.ClientId, cancellationToken) is { } granted
                    ? (granted.ToAnswer(clock), null)
                    : (null, unknown);
            case TransactionState.Cancelled or TransactionState.Locked:
                return (null, CscFailure.Refused);
            default:
                return (null, unknown);
        }
    }
}
