using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartCaBot.Channels.Http;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Files;

/// <summary>Hands out a file to whoever holds its address, as a download that no page can run.</summary>
internal sealed class FileEndpoint(FileLinks links, IFileStore files)
{
    public async ValueTask<ChannelError?> GetAsync(HttpContext context)
    {
        var conversationId = (string)context.GetRouteValue("conversationId")!;
        var fileId = (string)context.GetRouteValue("fileId")!;
        if (!links.IsValid(conversationId, fileId, context.Request.Query["s"])) return ChannelError.NoSuchFile;
        var stored = await files.OpenAsync(conversationId, fileId, context.RequestAborted);
        if (stored is null) return ChannelError.NoSuchFile;

        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, no-store";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        // The result disposes the stream, writes Content-Disposition: attachment, and answers ranges.
        await Results.File(stored.Content, stored.File.ContentType, stored.File.Name, enableRangeProcessing: true).ExecuteAsync(context);
        return null;
    }
}
