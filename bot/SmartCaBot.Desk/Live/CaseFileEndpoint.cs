using Microsoft.AspNetCore.Http;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Desk.Transcripts;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Live;

/// <summary>
/// GET /desk/case/{id}/files/{file}: a file that stands in the case's lines, as a download that no page can run; with <c>?show=1</c> a picture in the
/// page, when its bytes are those of one.
/// </summary>
internal sealed class CaseFileEndpoint(CaseDoor door, TranscriptReader transcript, IFileStore files)
{
    private const int HeadBytes = 8;

    public async Task<IResult> GetAsync(HttpContext http, string id, string file, CancellationToken cancellationToken)
    {
        if (await door.OpenAsync(http.Staff(), id, cancellationToken) is not { } about) return Results.NotFound();
        if (!await transcript.HasFileAsync(about, file, cancellationToken)) return Results.NotFound();
        if (await files.OpenAsync(about.ConversationId, file, cancellationToken) is not { } stored) return Results.NotFound();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        if (http.Request.Query.ContainsKey("show") && await PictureTypeAsync(stored.Content, cancellationToken) is { } type)
            return Results.Stream(stored.Content, type);
        return Results.File(stored.Content, "application/octet-stream", stored.File.Name);
    }

    /// <summary>By the first bytes: what the sender claims proves nothing.</summary>
    private static async Task<string?> PictureTypeAsync(Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[HeadBytes];
        var read = await content.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellationToken);
        content.Position = 0;
        return PictureBytes.TypeOf(head.AsSpan(0, read));
    }
}
