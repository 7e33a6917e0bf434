using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Http;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.DirectLine.Uploads;

/// <summary>What an upload held.</summary>
/// <param name="Id">The activity's.</param>
/// <param name="Activity">Null when the client sent files only.</param>
/// <param name="Files">Stored.</param>
internal sealed record UploadContent(string Id, Activity? Activity, IReadOnlyList<Uploaded> Files);

/// <summary>Reads one upload part by part: an activity (at most one) and files.</summary>
internal sealed class UploadForm(UploadStore store, string conversationId, long limit)
{
    private const string ActivityType = "application/vnd.microsoft.activity";
    private const int MaxFiles = 20;

    // RFC 2046, section 5.1.1.
    private const int LongestBoundary = 70;

    private readonly List<Uploaded> _files = [];
    private Activity? _activity;
    private string? _id;
    private long _size;

    public async ValueTask<(UploadContent? Content, ChannelError? Error)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (Boundary(request) is { Length: 0 or > LongestBoundary }) return (null, ChannelError.MalformedUpload);
            var error = Boundary(request) is { } boundary
                ? await ReadPartsAsync(new MultipartReader(boundary, request.Body), cancellationToken)
                : await AddFileAsync(FileName(request.Headers.ContentDisposition), request.ContentType, request.Body, cancellationToken);
            if (error is not null) return (null, error);
            if (_files.Count == 0) return (null, ChannelError.MalformedUpload);
            return (new UploadContent(_id ?? Ids.Activity(conversationId, null), _activity, _files), null);
        }
        catch (Exception broken) when (broken is (IOException or InvalidDataException) and not BadHttpRequestException)
        {
            return (null, ChannelError.MalformedUpload);
        }
    }

    private async ValueTask<ChannelError?> ReadPartsAsync(MultipartReader parts, CancellationToken cancellationToken)
    {
        while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
        {
            var error = part.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true
                ? await AddActivityAsync(part.Body, cancellationToken)
                : FileName(part.ContentDisposition) is { } name
                    ? await AddFileAsync(name, part.ContentType, part.Body, cancellationToken)
                    : null;
            if (error is not null) return error;
        }

        return null;
    }

    private async ValueTask<ChannelError?> AddActivityAsync(Stream body, CancellationToken cancellationToken)
    {
        if (_activity is not null) return ChannelError.MalformedUpload;
        (_activity, var error) = await RequestBody.ReadActivityAsync(body, cancellationToken);
        if (_activity is not null) _id = DirectLineTurns.IdOf(conversationId, _activity);
        return error;
    }

    private async ValueTask<ChannelError?> AddFileAsync(
        string? name, string? contentType, Stream body, CancellationToken cancellationToken)
    {
        if (_files.Count == MaxFiles) return ChannelError.TooLarge;
        // The activity comes first, so its id is known: the same upload sent twice stores its files once.
        var key = _id is null ? null : $"{_id}/{_files.Count}";
        switch (await store.SaveAsync(key, conversationId, name, contentType, body, limit - _size, cancellationToken))
        {
            case UploadResult.Saved(var file):
                _files.Add(new Uploaded(name ?? "", file));
                _size += file.Size;
                return null;
            case UploadResult.Refused:
                return ChannelError.RefusedFile;
            default:
                return ChannelError.TooLarge;
        }
    }

    private static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? ""
            : null;

    /// <summary>Direct Line's raw form leaves the disposition's type out: <c>name="file"; filename="a.pdf"</c>.</summary>
    private static string? FileName(string? disposition)
    {
        if (disposition is null) return null;
        return ContentDispositionHeaderValue.TryParse(disposition, out var header)
            || ContentDispositionHeaderValue.TryParse($"form-data; {disposition}", out header)
            ? header.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(header.FileName).Value
            : null;
    }
}
