using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Requests;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Sp769;

/// <summary>
/// <c>POST v1/signatures/sign</c>: the subscriber is sent a code and the address of a page, and confirms there; <c>POST v2/signatures/sign</c>:
/// password and authenticator code come with the request, and activation data goes back.
/// </summary>
internal sealed class SignEndpoints(ClientAccess access, Ordering ordering, SigningCore core, SigningApiOptions options, TimeProvider clock)
{
    public async Task<IResult> ByPageAsync(HttpContext http)
    {
        var (order, client, refusal) = await ReadAsync(http, IntegratorKind.Sp769V1);
        if (refusal is not null) return refusal;
        // Once the request is here it runs to its end, even if the client has gone.
        var placed = await ordering.PlaceAsync(client!, order!.Value.Order, options.PublicUrl ?? Own(http.Request), CancellationToken.None);
        if (placed.Failure is { } failure) return Wire.Refuse(failure);
        // Once more when the request comes again: the same message is sent once. A citizen who has asked for another code has that.
        if (placed.Transaction is { State: TransactionState.Prepared } or { State: TransactionState.AwaitingOtp, Codes: 1 })
        {
            var sent = await core.Signing.SendCodeAsync(Ordering.FirstCode, placed.Transaction.Id, placed.Subject, CancellationToken.None);
            if (await UnsentAsync(sent, placed) is { } unsent) return Wire.Refuse(unsent);
        }

        return Wire.Ok(
            Outcomes.Waiting, new StartedData(placed.Request!.Reference, placed.Request.Transaction), Sp769Json.Default.EnvelopeStartedData);
    }

    public async Task<IResult> BySecretAsync(HttpContext http)
    {
        var (order, client, refusal) = await ReadAsync(http, IntegratorKind.Sp769V2);
        if (refusal is not null) return refusal;
        var (wanted, request) = order!.Value;
        if (wanted.SerialNumber is null) return Wire.Refuse(Failure.Bad("serial_number không được để trống"));
        if (request.Password is not { Length: > 0 } password || request.Otp is not { Length: > 0 } otp)
            return Wire.Refuse(Failure.Bad("password và otp không được để trống"));
        var placed = await ordering.PlaceAsync(client!, wanted, page: null, CancellationToken.None);
        if (placed.Failure is { } failure) return Wire.Refuse(failure);
        return await core.Signing.AuthoriseAsync(placed.Transaction!.Id, placed.Subject, password, otp, CancellationToken.None) switch
        {
            AuthoriseResult.Authorised granted => Wire.Ok(
                Outcomes.Waiting,
                new GrantedData(placed.Request!.Reference, placed.Request.Transaction, granted.Sad, Seconds(granted.ExpiresAt)),
                Sp769Json.Default.EnvelopeGrantedData),
            AuthoriseResult.WrongSecret => Wire.Refuse(Failure.SubscriberWrong),
            AuthoriseResult.Locked => Wire.Refuse(Failure.SubscriberLocked),
            AuthoriseResult.CertificateNotUsable => Wire.Refuse(Failure.CertificateUnusable),
            AuthoriseResult.NotWaiting => Wire.Refuse(Failure.TransactionClosed),
            AuthoriseResult.NotFound => Wire.Refuse(Failure.TransactionUnknown),
            _ => Wire.Refuse(Failure.Unavailable),
        };
    }

    private static Uri Own(HttpRequest request) => new($"{request.Scheme}://{request.Host}");

    private int Seconds(DateTimeOffset until) => Math.Max(0, (int)(until - clock.GetUtcNow()).TotalSeconds);

    private async Task<((SignOrder Order, SignRequest Request)?, Integrator?, IResult?)> ReadAsync(HttpContext http, IntegratorKind kind)
    {
        if (await Wire.ReadAsync(http, Sp769Json.Default.SignRequest) is not { } request) return (null, null, Wire.Malformed);
        var entered = await access.EnterAsync(http, request.SpId, request.SpPassword, kind, ClientScopes.Sign, http.RequestAborted);
        if (entered.Client is not { } client) return (null, null, Wire.Refuse(entered.IsBusy ? Failure.TooMany : Failure.ClientWrong));
        var (order, failure) = SignOrder.Read(request, options);
        return failure is not null ? (null, null, Wire.Refuse(failure)) : ((order!, request), client, null);
    }

    /// <summary>A request whose citizen cannot be reached ends; null when the code is on its way.</summary>
    private async Task<Failure?> UnsentAsync(SendCodeResult sent, Ordered placed)
    {
        if (sent is SendCodeResult.Sent) return null;
        await core.Signing.CancelAsync(placed.Transaction!.Id, placed.Subject, CancellationToken.None);
        return sent is SendCodeResult.TooSoon ? Failure.TooMany : Failure.Unavailable;
    }
}
