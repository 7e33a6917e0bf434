using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Http;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Connector;

/// <summary>
/// Takes one activity and answers with the replies (<c>deliveryMode: expectReplies</c>):
/// 200 <c>{"activities":[…]}</c>, after the turn is durable.
/// </summary>
internal sealed class MessagesEndpoint(
    IConnectorAuthenticator authenticator, ConnectorOptions options, ConnectorTurns turns, FileLinks links, BaseAddress address)
{
    public async ValueTask<ChannelError?> PostAsync(HttpContext context)
    {
        var authorization = (string?)context.Request.Headers.Authorization;
        // Without credentials there is no use in reading further, unless they are not asked for.
        if (authorization is null && !options.AllowAnonymous) return ChannelError.Unauthorized;
        var (activity, malformed) = await RequestBody.ReadActivityAsync(context.Request, context.RequestAborted);
        if (activity is null) return malformed;
        if (!await authenticator.IsAllowedAsync(authorization, activity, context.RequestAborted)) return ChannelError.Unauthorized;
        if (activity is not { ChannelId.Length: > 0, Conversation.Id.Length: > 0, From.Id.Length: > 0 }) return ChannelError.MissingConversation;
        if (activity.Type == ActivityTypes.Invoke) return ChannelError.InvokeUnknown;
        if (activity.DeliveryMode != DeliveryModes.ExpectReplies) return ChannelError.ExpectRepliesNeeded;

        var (conversationId, replies) = await turns.RunAsync(activity, context.RequestAborted);
        await AnswerAsync(context, conversationId, replies);
        return null;
    }

    private Task AnswerAsync(HttpContext context, string conversationId, IEnumerable<TranscriptEntry> replies)
    {
        var baseUrl = address.Of(context.Request);
        return JsonAnswer.WriteAsync(context, json =>
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
    }
}
