using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.Connector.Authentication;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Http;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.Connector;

/// <summary>
/// Takes one activity. <c>deliveryMode: expectReplies</c> is answered with the replies, 200 <c>{"activities":[…]}</c>, after the turn is
/// durable; an invoke with its own answer; anything else with an empty 200 as soon as the activity is durable, and the replies are sent to
/// the channel's serviceUrl.
/// </summary>
internal sealed partial class MessagesEndpoint(
    IConnectorAuthenticator authenticator, ConnectorTurns turns, FileLinks links, BaseAddress address, ConnectorMetrics metrics,
    ILogger<MessagesEndpoint> logger)
{
    private const int LongestChannel = 64;
    private const int LongestId = 1024;

    public async ValueTask<ChannelError?> PostAsync(HttpContext context)
    {
        var authorization = (string?)context.Request.Headers.Authorization;
        // Without credentials there is no use in reading further, unless they are not asked for.
        if (authorization is null && !authenticator.TakesAnonymous) return Refuse(ConnectorRefusal.NoCredentials);
        var (activity, malformed) = await RequestBody.ReadActivityAsync(context.Request, context.RequestAborted);
        if (activity is null) return malformed;
        var verdict = await authenticator.JudgeAsync(authorization, activity, context.RequestAborted);
        if (verdict is ConnectorVerdict.Refused { Reason: var reason }) return Refuse(reason);
        if (activity is not { ChannelId.Length: > 0 and <= LongestChannel, Conversation.Id.Length: > 0 and <= LongestId, From.Id.Length: > 0 and <= LongestId }
            || activity.Id?.Length > LongestId)
            return ChannelError.MissingConversation;

        var authenticated = verdict is ConnectorVerdict.Authenticated;
        return activity switch
        {
            { Type: ActivityTypes.Invoke } => await ConnectorInvokes.AnswerAsync(context, activity),
            { DeliveryMode: DeliveryModes.ExpectReplies } => await RunAsync(context, activity, authenticated),
            _ => await ReceiveAsync(context, activity, authenticated),
        };
    }

    private ChannelError Refuse(ConnectorRefusal reason)
    {
        metrics.Refused(reason);
        LogRefused(reason);
        return reason switch
        {
            ConnectorRefusal.KeysUnavailable => ChannelError.KeysUnavailable,
            // Genuine, but not for this activity.
            ConnectorRefusal.Endorsement or ConnectorRefusal.ServiceUrl => ChannelError.NotThisChannel,
            _ => ChannelError.Unauthorized,
        };
    }

    private async ValueTask<ChannelError?> ReceiveAsync(HttpContext context, Activity activity, bool authenticated)
    {
        if (!turns.IsForBot(activity, authenticated))
        {
            metrics.Received("ignored");
            return null;
        }

        // There would be nowhere to answer to.
        if (activity.ServiceUrl is not { Length: > 0 }) return ChannelError.MissingServiceUrl;
        await turns.WaitForRoomAsync(activity, authenticated, context.RequestAborted);
        address.Remember(context.Request);
        metrics.Received(await turns.ReceiveAsync(activity, authenticated) ? "turn" : "duplicate");
        return null;
    }

    private async ValueTask<ChannelError?> RunAsync(HttpContext context, Activity activity, bool authenticated)
    {
        var (conversationId, replies) = await turns.RunAsync(activity, authenticated, context.RequestAborted);
        metrics.Received(replies.Count > 0 ? "turn" : "ignored");
        var baseUrl = address.Of(context.Request);
        await JsonAnswer.WriteAsync(context, json =>
        {
            json.WriteStartArray("activities"u8);
            foreach (var reply in replies)
            {
                var stored = reply.Activity.Attachments;
                var open = links.Open(stored, conversationId, baseUrl);
                if (ReferenceEquals(open, stored)) json.WriteRawValue(reply.Json(), skipInputValidation: true);
                else JsonSerializer.Serialize(json, reply.Activity with { Attachments = open }, ActivityJson.Wire.Activity);
            }

            json.WriteEndArray();
        });
        return null;
    }

    [LoggerMessage(1, LogLevel.Information, "A request to /api/messages was refused: {Reason}.")]
    private partial void LogRefused(ConnectorRefusal reason);
}
