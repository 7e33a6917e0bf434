using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Files;

/// <summary>A stored file and the name its form part had.</summary>
internal sealed record Uploaded(string PartName, ReceivedFile File);

/// <summary>Puts stored files into a message's attachments.</summary>
internal static class UploadedAttachments
{
    private const int LongestPicture = 64 * 1024;

    /// <summary>
    /// No client can refer to a stored file by its inner address: whatever it sends under our scheme is taken out.
    /// </summary>
    public static IReadOnlyList<Attachment>? WithoutInner(IReadOnlyList<Attachment>? attachments) =>
        attachments?.Any(IsInner) == true ? [.. attachments.Where(a => !IsInner(a))] : attachments;

    /// <summary>
    /// The client lists its files as attachments without address. Each gets the file of its name, or else the next one (a browser
    /// escapes some characters of a name); files that are not listed are added.
    /// </summary>
    public static IReadOnlyList<Attachment> Fill(IReadOnlyList<Attachment>? listed, IReadOnlyList<Uploaded> files)
    {
        var left = files.ToList();
        var filled = new List<Attachment>();
        foreach (var attachment in listed ?? [])
        {
            if (attachment.Content is not null || attachment.ContentUrl is not null && !attachment.ContentUrl.StartsWith("blob:", StringComparison.Ordinal))
                filled.Add(attachment);
            else if ((left.Find(f => f.PartName == attachment.Name) ?? left.FirstOrDefault()) is { } match && left.Remove(match))
                filled.Add(AttachedFiles.ToAttachment(match.File) with { ThumbnailUrl = Picture(attachment.ThumbnailUrl) });
        }

        filled.AddRange(left.Select(f => AttachedFiles.ToAttachment(f.File)));
        return filled;
    }

    /// <summary>The client's own small picture; an address elsewhere would tell that place who looks at it.</summary>
    private static string? Picture(string? thumbnailUrl) =>
        thumbnailUrl is { Length: <= LongestPicture } && thumbnailUrl.StartsWith("data:image/", StringComparison.Ordinal) ? thumbnailUrl : null;

    private static bool IsInner(Attachment attachment) =>
        attachment.ContentUrl?.StartsWith(AttachedFiles.Scheme, StringComparison.OrdinalIgnoreCase) == true;
}
