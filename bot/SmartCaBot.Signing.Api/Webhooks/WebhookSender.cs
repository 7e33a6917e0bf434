using System.Net;
using System.Net.Http.Json;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Api.Requests;
using SmartCaBot.Signing.Api.Sp769;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Webhooks;

/// <summary>
/// Tells an integrator what has become of a request, at the address that an administrator registered for it. It may come twice after a crash:
/// the same transaction with the same outcome.
/// </summary>
internal sealed class WebhookSender(WebhookHttp http, RequestTable table, Outcomes outcomes, IIntegrators integrators, SigningApiOptions options) : IMessageSender
{
    /// <summary>Outbox kind; the payload is the transaction's id.</summary>
    public const string OutboxKind = "webhook";

    private const int Ok = (int)HttpStatusCode.OK;

    // Whoever looks at the number alone must not take it for signed.
    private const int NotSigned = (int)HttpStatusCode.BadRequest;

    public string Kind => OutboxKind;

    public async ValueTask<Delivered> SendAsync(LeasedMessage leased, CancellationToken cancellationToken)
    {
        if (await table.FindAsync(Guid.Parse(leased.Message.Payload), cancellationToken) is not { } request) return new Delivered.Never("no such request");
        if (await integrators.FindAsync(request.ClientId, cancellationToken) is not { IsSuspended: false } client || !client.Webhooks.Contains(request.Webhook))
            return new Delivered.Never("the client or its address is not registered any more");
        if (WebhookAddress.Read(request.Webhook, options.PrivateAddresses) is not { } address) return new Delivered.Never("the address may not be called");
        if (await outcomes.FindAsync(request, cancellationToken) is not { IsOver: true } outcome) return new Delivered.Never("no such transaction");
        var body = new WebhookBody(
            request.ClientId, outcome.Signatures is null ? NotSigned : Ok, outcome.Message, request.Reference, outcome.Signatures ?? []);
        try
        {
            using var content = JsonContent.Create(body, Sp769Json.Default.WebhookBody);
            // With a length: small servers read no chunks.
            await content.LoadIntoBufferAsync(cancellationToken);
            using var answer = await http.Client.PostAsync(address, content, cancellationToken);
            return Judge(answer.StatusCode);
        }
        catch (HttpRequestException error)
        {
            return new Delivered.Later($"webhook: {error.HttpRequestError}");
        }
    }

    private static Delivered Judge(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => Delivered.Done,
        // Their server is being set up, or is busy.
        404 or 408 or 425 or 429 or >= 500 => new Delivered.Later($"webhook: HTTP {(int)status}"),
        _ => new Delivered.Never($"webhook: HTTP {(int)status}"),
    };
}
