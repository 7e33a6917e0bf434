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

    public static Attachment ToAttachment(ReceivedFile file) => new()
    {
        ContentType = file.ContentType,
        Name = file.Name,
        ContentUrl = Scheme + file.Id,
        Extensions = new() { ["size"] = JsonElement.Parse(file.Size.ToString(System.Globalization.CultureInfo.InvariantCulture)) },
    };

    public static ImmutableList<ReceivedFile> Read(Activity activity) =>
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
