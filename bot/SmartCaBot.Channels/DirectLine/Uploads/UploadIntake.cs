using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Http;

namespace SmartCaBot.Channels.DirectLine.Uploads;

/// <summary>Reads the files of a request into the store, within all limits.</summary>
internal sealed class UploadIntake(UploadStore store, UploadQuota quota, DirectLineTurns turns, ChannelsOptions options)
{
    /// <summary>The activity, and the form's own lines, come on top of the files.</summary>
    private const long FormBytes = 1024 * 1024;

    /// <param name="context">The request.</param>
    /// <param name="conversationId">Authenticated.</param>
    public async ValueTask<(UploadContent? Content, ChannelError? Error)> TakeAsync(HttpContext context, string conversationId)
    {
        if (context.Request.ContentLength > options.MaxUploadBytes + FormBytes) return (null, ChannelError.TooLarge);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = options.MaxUploadBytes + FormBytes;

        await turns.WaitForRoomAsync(conversationId, context.RequestAborted);
        var most = Math.Min(context.Request.ContentLength ?? options.MaxUploadBytes, options.MaxUploadBytes);
        var (room, full) = await quota.TakeAsync(conversationId, most, context.RequestAborted);
        if (full is not null) return (null, full);
        using var held = room;
        return await new UploadForm(store, conversationId, options.MaxUploadBytes).ReadAsync(context.Request, context.RequestAborted);
    }
}
