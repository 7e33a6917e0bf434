using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Http;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Requests;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Sp769;

/// <summary>
/// <c>POST v1/signatures/sign/{tranId}/status</c>: what has become of a request; <c>POST v2/signatures/confirm</c>: signatures for activation
/// data. Clients of the interface ask for the status without saying who they are: our tran_code, which nobody can guess, is enough, and their
/// own transaction_id while it is fresh and only one client uses it.
/// </summary>
internal sealed class ResultEndpoints(
    ClientAccess access, ClientLimits limits, RequestTable table, Outcomes outcomes, SigningCore core, SigningApiOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    public async Task<IResult> StatusAsync(HttpContext http, string tranId)
    {
        var cancel = http.RequestAborted;
        if (await Wire.ReadAsync(http, Sp769Json.Default.StatusRequest) is not { } request) return Wire.Malformed;
        RequestRecord? found;
        if (request.SpId is { Length: > 0 })
        {
            var entered = await access.EnterEitherAsync(http, request.SpId, request.SpPassword, ClientScopes.Transactions, cancel);
            if (entered.Client is not { } client) return Wire.Refuse(entered.IsBusy ? Failure.TooMany : Failure.ClientWrong);
            found = await table.FindAsync(client.ClientId, tranId, cancel)
                ?? (await ByCodeAsync(tranId, cancel) is { } coded && coded.ClientId == client.ClientId ? coded : null);
        }
        else
        {
            if (options.StatusNeedsSecret) return Wire.Refuse(Failure.ClientWrong);
            if (!limits.MayNetwork(ClientNetwork.Of(http.Connection.RemoteIpAddress))) return Wire.Refuse(Failure.TooMany);
            found = await ByCodeAsync(tranId, cancel) ?? await table.FindOnlyAsync(tranId, clock.GetUtcNow() - Fresh, cancel);
        }

        if (found is null || await outcomes.FindAsync(found, cancel) is not { } outcome) return Wire.Refuse(Failure.TransactionUnknown);
        return Wire.Ok(outcome.Message, new StatusData(found.Reference, outcome.Signatures), Sp769Json.Default.EnvelopeStatusData);
    }

    public async Task<IResult> ConfirmAsync(HttpContext http)
    {
        if (await Wire.ReadAsync(http, Sp769Json.Default.ConfirmRequest) is not { } request) return Wire.Malformed;
        var entered = await access.EnterAsync(http, request.SpId, request.SpPassword, IntegratorKind.Sp769V2, ClientScopes.Sign, http.RequestAborted);
        if (entered.Client is not { } client) return Wire.Refuse(entered.IsBusy ? Failure.TooMany : Failure.ClientWrong);
        if (request.Sad is not { Length: > 0 } sad || request.Password is not { Length: > 0 } password || request.TransactionId is not { Length: > 0 } reference)
            return Wire.Refuse(Failure.Bad("password, sad và transaction_id không được để trống"));
        var found = await table.FindAsync(client.ClientId, reference, http.RequestAborted) ?? await ByCodeAsync(reference, http.RequestAborted);
        if (found is null || found.ClientId != client.ClientId) return Wire.Refuse(Failure.TransactionUnknown);
        if (!await IsOfAsync(found, request.UserId, http.RequestAborted)) return Wire.Refuse(Failure.SubscriberWrong);
        var result = await core.Signing.RedeemAsync(
            found.Transaction, new SubjectId(found.Subject), client.ClientId, sad, password, CancellationToken.None);
        return result switch
        {
            ConfirmResult.Signed signed => Done(found, signed.Receipt),
            ConfirmResult.AlreadySigned before => Done(found, before.Receipt),
            ConfirmResult.NotAuthorised => Wire.Refuse(Failure.SubscriberWrong),
            ConfirmResult.Locked => Wire.Refuse(Failure.SubscriberLocked),
            ConfirmResult.CertificateNotUsable => Wire.Refuse(Failure.CertificateUnusable),
            ConfirmResult.NotFound => Wire.Refuse(Failure.TransactionUnknown),
            ConfirmResult.Cancelled or ConfirmResult.TransactionExpired => Wire.Refuse(Failure.TransactionClosed),
            _ => Wire.Refuse(Failure.Unavailable),
        };
    }

    private static IResult Done(RequestRecord request, SignatureReceipt receipt) => Wire.Ok(
        "Success", new ConfirmedData(request.Reference, 0, Outcomes.Of(receipt)), Sp769Json.Default.EnvelopeConfirmedData);

    private async Task<RequestRecord?> ByCodeAsync(string text, CancellationToken cancellationToken) =>
        Guid.TryParse(text, out var code) ? await table.FindAsync(code, cancellationToken) : null;

    private async Task<bool> IsOfAsync(RequestRecord request, string? userId, CancellationToken cancellationToken) =>
        CitizenId.TryParse(userId?.Trim(), out var user)
        && (await core.Holders.CredentialsAsync(user, cancellationToken)).Any(held => held.Subject.Value == request.Subject);
}
