using SmartCaBot.Channels.Connector.Outbound;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Turns;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Connector;

/// <summary>
/// Fetches the documents and the pictures of cards that people send. With the bot's token from the host that the channel itself is called at, without from hosts that the
/// operator names, and from nowhere else. A turn that runs again finds the file it stored before.
/// </summary>
internal sealed class ConnectorFiles(ConnectorCalls calls, UploadStore uploads, UploadQuota quota, ConnectorOptions options) : IChannelPreparation
{
    private const int MostFiles = 5;

    /// <summary>Of pictures: what a channel says, how a name ends, and what it is kept as. Teams says of one in the text only that it is one.</summary>
    private static readonly (string Said, string Ending, string Type)[] Pictures =
    [
        ("image/jpeg", ".jpg", "image/jpeg"),
        ("image/*", ".jpeg", "image/jpeg"),
        ("image/png", ".png", "image/png"),
        ("image/webp", ".webp", "image/webp"),
        ("image/heic", ".heic", "image/heic"),
    ];

    private static readonly TimeSpan LongestFetch = TimeSpan.FromSeconds(30);

    public string Channel => ConnectorTurns.Channel;

    public async ValueTask<IncomingActivity> PrepareAsync(IncomingActivity incoming, long lastSequence, CancellationToken cancellationToken)
    {
        if (incoming.Activity.Attachments is not { Count: > 0 } sent) return incoming;
        var attachments = new List<Attachment>(sent.Count);
        for (var i = 0; i < Math.Min(sent.Count, MostFiles); i++)
        {
            // Cards, and the formatted copy of the text that some channels add, have content and no address.
            if (sent[i].ContentUrl is not { Length: > 0 } address) continue;
            attachments.Add(TypeOf(sent[i]) is { } type
                ? await FetchAsync(incoming, sent[i], type, address, i, cancellationToken)
                : AttachedFiles.Lost(sent[i].Name ?? "", LostFile.NotReadable));
        }

        return incoming with { Activity = incoming.Activity with { Attachments = attachments } };
    }

    private async ValueTask<Attachment> FetchAsync(
        IncomingActivity incoming, Attachment sent, string type, string address, int place, CancellationToken cancellationToken)
    {
        var name = sent.Name is { Length: > 0 } given ? given : type.StartsWith("image/", StringComparison.Ordinal) ? "anh" : "tai-lieu" + DocumentTypes.Of(null, type)?.Ending;
        if (Allowed(incoming, address) is not { } source) return AttachedFiles.Lost(name, LostFile.NotFetched);
        var (room, full) = await quota.TakeAsync(incoming.ConversationId, options.MaxFileBytes, cancellationToken);
        if (full is not null) return AttachedFiles.Lost(name, LostFile.NoRoom);
        using var held = room;
        UploadResult? result = null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestFetch);
        try
        {
            await calls.GetAsync(
                source.Url, source.WithToken,
                async (content, token) =>
                {
                    await using var bytes = await content.ReadAsStreamAsync(token);
                    result = await uploads.SaveAsync(
                        $"{incoming.ActivityId}|{place}", incoming.ConversationId, name, type, bytes, options.MaxFileBytes, token);
                },
                limit.Token);
        }
        catch (Exception error) when (error is IOException || error is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // The line broke, or it took too long: the person is told, and may send it again.
        }

        return result switch
        {
            UploadResult.Saved saved => AttachedFiles.ToAttachment(saved.File),
            UploadResult.TooLarge => AttachedFiles.Lost(name, LostFile.TooLarge),
            UploadResult.Refused => AttachedFiles.Lost(name, LostFile.Refused),
            _ => AttachedFiles.Lost(name, LostFile.NotFetched),
        };
    }

    /// <summary>Null when the bot does not fetch from there.</summary>
    private (Uri Url, bool WithToken)? Allowed(IncomingActivity incoming, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.UserInfo.Length > 0
            || !(url.Scheme == Uri.UriSchemeHttps || options.AllowHttp && url.Scheme == Uri.UriSchemeHttp))
            return null;
        if (ActivityAddress.Service(incoming.Activity.ServiceUrl, options.AllowHttp) is { } service
            && url.GetLeftPart(UriPartial.Authority) == service.GetLeftPart(UriPartial.Authority))
            return (url, ConnectorIds.IsAuthenticated(incoming.ConversationId));
        return options.FileHosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase) ? (url, false) : null;
    }

    /// <summary>What the bot takes, by the type that the channel says or by the name; null for anything else. What it is, its content tells later.</summary>
    private static string? TypeOf(Attachment attachment) => DocumentTypes.Of(attachment.Name, attachment.ContentType)?.MediaType ?? Pictures.FirstOrDefault(kind =>
        attachment.ContentType?.StartsWith(kind.Said, StringComparison.OrdinalIgnoreCase) == true
        || attachment.Name?.EndsWith(kind.Ending, StringComparison.OrdinalIgnoreCase) == true).Type;
}
