using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using SmartCaBot.Channels.DirectLine.Tokens;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Http;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.DirectLine.Uploads;

/// <summary>Files with a message: a multipart form, or one raw file.</summary>
internal sealed class UploadEndpoint(CallerReader callers, UploadStore store, UploadQuota quota, DirectLineTurns turns, DirectLineOptions options)
{
    /// <summary>The activity, and the form's own lines, come on top of the files.</summary>
    private const long FormBytes = 1024 * 1024;

    public async ValueTask<ChannelError?> PostAsync(HttpContext context)
    {
        var conversationId = (string)context.GetRouteValue("conversationId")!;
        var (caller, denied) = callers.Read(context.Request, conversationId);
        if (denied is not null) return denied;
        if (context.Request.ContentLength > options.MaxUploadBytes + FormBytes) return ChannelError.TooLarge;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = options.MaxUploadBytes + FormBytes;

        await turns.WaitForRoomAsync(conversationId, context.RequestAborted);
        var most = Math.Min(context.Request.ContentLength ?? options.MaxUploadBytes, options.MaxUploadBytes);
        var (room, full) = await quota.TakeAsync(conversationId, most, context.RequestAborted);
        if (full is not null) return full;
        using var held = room;
        var form = new UploadForm(store, conversationId, options.MaxUploadBytes);
        var (content, error) = await form.ReadAsync(context.Request, context.RequestAborted);
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
