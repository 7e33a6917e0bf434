using SmartCaBot.Channels.Keys;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Files;

/// <summary>
/// Addresses of stored files for the person of one conversation:
/// <c>{base}/v3/directline/conversations/{conversation}/files/{id}/{name}?s={seal}</c>. They are made at delivery, expire, and
/// are never stored.
/// </summary>
internal sealed class FileLinks(ChannelsOptions options, KeyRing keys, TimeProvider clock)
{
    public const string Route = "/v3/directline/conversations/{conversationId}/files/{fileId}/{name}";

    private readonly ExpiringSeal _seal = new(keys, KeyPurpose.FileLink);

    public bool IsValid(string conversationId, string fileId, string? seal) =>
        _seal.IsValid(Subject(conversationId, fileId), seal, clock.GetUtcNow());

    /// <summary>The attachments with addresses that can be opened; the same list when there is nothing to change.</summary>
    public IReadOnlyList<Attachment>? Open(IReadOnlyList<Attachment>? attachments, string conversationId, string baseUrl) =>
        attachments is null || !attachments.Any(a => AttachedFiles.Read(a) is not null)
            ? attachments
            : [.. attachments.Select(a => Open(a, conversationId, baseUrl))];

    /// <summary>The same arguments give the same address.</summary>
    public string Make(string conversationId, string fileId, string fileName, string baseUrl, DateTimeOffset until)
    {
        var seal = _seal.Make(Subject(conversationId, fileId), until);
        var name = Uri.EscapeDataString(FileNames.Clean(fileName));
        return $"{baseUrl}/v3/directline/conversations/{Uri.EscapeDataString(conversationId)}/files/{Uri.EscapeDataString(fileId)}/{name}?s={seal}";
    }

    private Attachment Open(Attachment attachment, string conversationId, string baseUrl) =>
        AttachedFiles.Read(attachment) is { } file
            ? attachment with { ContentUrl = Make(conversationId, file.Id, file.Name, baseUrl, clock.GetUtcNow() + options.FileLinkLifetime) }
            : attachment;

    private static string Subject(string conversationId, string fileId) => $"{conversationId.Length}:{conversationId}{fileId}";
}
