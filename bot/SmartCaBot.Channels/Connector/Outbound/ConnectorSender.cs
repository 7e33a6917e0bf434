using System.Text.Json;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Connector.Outbound;

/// <summary>
/// Delivers replies: <c>POST {serviceUrl}/v3/conversations/{id}/activities[/{replyToId}]</c>. The protocol has no idempotency of its own; a
/// delivery repeated after a crash or a lost answer carries the same <c>Idempotency-Key</c>, for channels that look at it.
/// </summary>
internal sealed class ConnectorSender(
    ConnectorCalls calls, FileLinks links, BaseAddress address, HubTranscript transcript, ConnectorOptions options, TimeProvider clock) : IMessageSender
{
    private const int LongestError = 60;

    public string Kind => ConnectorReplies.Kind;

    public async ValueTask<Delivered> SendAsync(LeasedMessage leased, CancellationToken cancellationToken)
    {
        var conversationId = leased.Message.Recipient;
        var reply = JsonSerializer.Deserialize(leased.Message.Payload, ActivityJson.Wire.Activity) ?? throw new JsonException("A reply is empty.");
        if (ActivityAddress.Of(reply, options.AllowHttp) is not { } url) return new Delivered.Never("the channel gave no usable serviceUrl");
        var outgoing = reply with
        {
            // The channel's to set.
            Id = null,
            Timestamp = null,
            Attachments = Open(reply.Attachments, conversationId),
        };
        if (outgoing is { Type: ActivityTypes.Event, Name: HubEvents.Initiate })
            outgoing = await transcript.WithAsync(outgoing, conversationId, cancellationToken);
        var answer = await calls.PostAsync(url, outgoing, leased.Message.Id, ConnectorIds.IsAuthenticated(conversationId), cancellationToken);
        return Judge(answer);
    }

    private IReadOnlyList<Attachment>? Open(IReadOnlyList<Attachment>? attachments, string conversationId)
    {
        if (attachments is null) return null;
        var until = clock.GetUtcNow() + options.FileLinkLifetime;
        return [.. attachments.Select(attachment => AttachedFiles.Read(attachment) is { } file
            ? attachment with { ContentUrl = links.Make(conversationId, file.Id, file.Name, address.Known, until) }
            : attachment)];
    }

    private static Delivered Judge(CallResult answer) => answer switch
    {
        CallResult.NoToken { Reason: var reason } => new Delivered.Later(Short($"token service: {reason}")),
        CallResult.NoAnswer { Reason: var reason } => new Delivered.Later(Short($"channel: {reason}")),
        CallResult.Answered { Status: var status, RetryAfter: var after } => (int)status switch
        {
            >= 200 and < 300 => Delivered.Done,
            // 401 after a fresh token: the operator's application; 409 and 412: somebody else at the same moment.
            401 or 408 or 409 or 412 or 429 or >= 500 => new Delivered.Later($"channel: HTTP {(int)status}", after),
            _ => new Delivered.Never($"channel: HTTP {(int)status}"),
        },
        _ => throw new InvalidOperationException("A call ended in no known way."),
    };

    private static string Short(string reason) => reason.Length <= LongestError ? reason : reason[..LongestError];
}
