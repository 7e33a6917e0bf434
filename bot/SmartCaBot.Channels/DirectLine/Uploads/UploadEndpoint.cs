using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartCaBot.Channels.DirectLine.Tokens;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Http;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.DirectLine.Uploads;

/// <summary>Files with a message: a multipart form, or one raw file.</summary>
internal sealed class UploadEndpoint(CallerReader callers, UploadIntake intake, DirectLineTurns turns)
{
    public async ValueTask<ChannelError?> PostAsync(HttpContext context)
    {
        var conversationId = (string)context.GetRouteValue("conversationId")!;
        var (caller, denied) = callers.Read(context.Request, conversationId);
        if (denied is not null) return denied;
        var (content, error) = await intake.TakeAsync(context, conversationId);
        if (content is null) return error;
        var message = content.Activity ?? new Activity();
        await turns.PostAsync(caller!, conversationId, content.Id, message with
        {
            Type = ActivityTypes.Message,
            Attachments = UploadedAttachments.Fill(UploadedAttachments.WithoutInner(message.Attachments), content.Files),
        });
        await ActivityEndpoints.AnswerAsync(context, content.Id);
        return null;
    }
}
