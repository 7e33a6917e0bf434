using System.Collections.Immutable;
using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Turns;

/// <summary>
/// Stored files as attachments. Inside the runtime a file's address is <c>file:{id}</c>; each channel turns that into
/// an address its person can open, and never stores such an address.
/// </summary>
public static class AttachedFiles
{
    public const string Scheme = "file:";
    public const string LostScheme = "lost:";

    public static Attachment ToAttachment(ReceivedFile file) => new()
    {
        ContentType = file.ContentType,
        Name = file.Name,
        ContentUrl = Scheme + file.Id,
        Extensions = new() { ["size"] = JsonElement.Parse(file.Size.ToString(System.Globalization.CultureInfo.InvariantCulture)) },
    };

    /// <summary>In the place of a file that was sent and could not be taken.</summary>
    public static Attachment Lost(string name, LostFile why) => new() { Name = name, ContentUrl = $"{LostScheme}{why}" };

    /// <summary>Why a file of this message is not there; null when none is missing.</summary>
    public static (string Name, LostFile Why)? ReadLost(Activity activity)
    {
        foreach (var attachment in activity.Attachments ?? [])
        {
            if (attachment.ContentUrl?.StartsWith(LostScheme, StringComparison.Ordinal) == true
                && Enum.TryParse<LostFile>(attachment.ContentUrl.AsSpan(LostScheme.Length), out var why))
                return (TurnInput.Clean(attachment.Name), why);
        }

        return null;
    }

    public static ImmutableArray<ReceivedFile> Read(Activity activity) =>
        activity.Attachments is null ? [] : [.. activity.Attachments.Select(Read).OfType<ReceivedFile>()];

    /// <summary>The stored file behind an attachment; null when it is none of ours.</summary>
    public static ReceivedFile? Read(Attachment attachment) =>
        attachment.ContentUrl?.StartsWith(Scheme, StringComparison.Ordinal) == true
            ? new ReceivedFile(
                attachment.ContentUrl[Scheme.Length..],
                TurnInput.Clean(attachment.Name),
                attachment.ContentType ?? "application/octet-stream",
                attachment.Extensions?.GetValueOrDefault("size") is { ValueKind: JsonValueKind.Number } size ? size.GetInt64() : 0)
            : null;
}

/// <summary>Why a file that a person sent is not there.</summary>
public enum LostFile
{
    /// <summary>It could not be fetched. Sent again it may come.</summary>
    NotFetched,

    TooLarge,

    /// <summary>The content check refused it.</summary>
    Refused,

    /// <summary>The person has sent enough for today, or the disk is nearly full.</summary>
    NoRoom,

    /// <summary>A voice message, a sticker: nothing that this bot reads.</summary>
    NotReadable,
}
