using System.Globalization;
using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.Files;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Zalo.Preparing;

/// <summary>
/// Fetches what people send from the platform's servers into the file store, once for each message. Their addresses die within the hour
/// (it is not documented when), and nothing but those servers is ever asked.
/// </summary>
internal sealed partial class IncomingFiles(FileHosts hosts, HttpClient http, UploadStore store, UploadQuota quota, ZaloOptions options, ILogger<IncomingFiles> logger)
{
    private const int Tries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async ValueTask<IReadOnlyList<Attachment>?> FetchAsync(IncomingActivity incoming, CancellationToken cancellationToken)
    {
        var attachments = incoming.Activity.Attachments;
        if (attachments is null || !attachments.Any(IsOutside)) return attachments;
        var fetched = new List<Attachment>(attachments.Count);
        for (var i = 0; i < attachments.Count; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{ZaloIds.Channel}|{incoming.ActivityId}|{i}");
            fetched.Add(IsOutside(attachments[i]) ? await FetchAsync(key, incoming.ConversationId, attachments[i], cancellationToken) : attachments[i]);
        }

        return fetched;
    }

    private static bool IsOutside(Attachment attachment) =>
        attachment.ContentUrl?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true;

    private async Task<Attachment> FetchAsync(string key, string conversationId, Attachment attachment, CancellationToken cancellationToken)
    {
        if (hosts.Read(attachment.ContentUrl) is not { } address)
        {
            LogHost();
            return Lost(attachment, LostFile.NotFetched);
        }

        for (var tries = 1; ; tries++)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(options.FileTimeout);
            try
            {
                return await FetchOnceAsync(key, conversationId, attachment, address, limit.Token);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested
                && error is HttpRequestException or IOException or OperationCanceledException)
            {
                LogFailed(error.GetType().Name, tries);
                if (tries == Tries) return Lost(attachment, LostFile.NotFetched);
                await Task.Delay(Pause * tries, cancellationToken);
            }
        }
    }

    private async Task<Attachment> FetchOnceAsync(
        string key, string conversationId, Attachment attachment, Uri address, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if ((int)answer.StatusCode >= 500) throw new HttpRequestException("The file server failed.");
        // Redirects are not followed, so they end here too.
        if (!answer.IsSuccessStatusCode) return Lost(attachment, LostFile.NotFetched);
        if (answer.Content.Headers.ContentLength > options.MaxFileBytes) return Lost(attachment, LostFile.TooLarge);
        var (room, full) = await quota.TakeAsync(conversationId, answer.Content.Headers.ContentLength ?? options.MaxFileBytes, cancellationToken);
        if (full is not null) return Lost(attachment, LostFile.NoRoom);
        using var held = room;
        await using var content = await answer.Content.ReadAsStreamAsync(cancellationToken);
        return await store.SaveAsync(key, conversationId, attachment.Name, attachment.ContentType, content, options.MaxFileBytes, cancellationToken) switch
        {
            UploadResult.Saved saved => AttachedFiles.ToAttachment(saved.File),
            UploadResult.TooLarge => Lost(attachment, LostFile.TooLarge),
            _ => Lost(attachment, LostFile.Refused),
        };
    }

    private static Attachment Lost(Attachment attachment, LostFile why) => AttachedFiles.Lost(FileNames.Clean(attachment.Name), why);

    [LoggerMessage(1, LogLevel.Warning, "A file was not fetched: its host is not among Zalo:FileHosts, or its address is not https.")]
    private partial void LogHost();

    [LoggerMessage(2, LogLevel.Warning, "A file could not be fetched ({Problem}, try {Count}).")]
    private partial void LogFailed(string problem, int count);
}
