namespace SmartCaBot.Conversations.Flows;

/// <summary>A kind of document, as names and senders tell it.</summary>
/// <param name="Label">What people call it.</param>
/// <param name="Ending">Of its names, with the dot.</param>
/// <param name="MediaType">Of its content.</param>
/// <param name="Other">Another media type that some senders use; null for none.</param>
public sealed record DocumentType(string Label, string Ending, string MediaType, string? Other = null)
{
    internal bool IsOf(string? name, string? mediaType) =>
        name?.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) == true
        || mediaType is not null && (mediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase) || mediaType.Equals(Other, StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// The documents that people may send to be signed or checked. Channels, upload forms, the page and every text that names them follow this list.
/// What a file really is, its content tells later.
/// </summary>
public static class DocumentTypes
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    public static IReadOnlyList<DocumentType> Signable { get; } =
    [
        new("PDF", ".pdf", "application/pdf"),
        new("Word (.docx)", ".docx", Office + "wordprocessingml.document"),
        new("Excel (.xlsx)", ".xlsx", Office + "spreadsheetml.sheet"),
        new("PowerPoint (.pptx)", ".pptx", Office + "presentationml.presentation"),
        new("XML", ".xml", "application/xml", "text/xml"),
    ];

    /// <summary>Of Office before 2007: taken in only so that people are told how to save them anew.</summary>
    public static IReadOnlyList<DocumentType> Old { get; } =
    [
        new("Word (.doc)", ".doc", "application/msword"),
        new("Excel (.xls)", ".xls", "application/vnd.ms-excel"),
        new("PowerPoint (.ppt)", ".ppt", "application/vnd.ms-powerpoint"),
    ];

    /// <summary>PDF, Word (.docx), …, as sentences name them.</summary>
    public static string Names { get; } = string.Join(", ", Signable.Select(type => type.Label));

    /// <summary>For the accept attribute of a file input.</summary>
    public static string Accept { get; } = string.Join(
        ',', Signable.Concat(Old).SelectMany(type => new[] { type.Ending, type.MediaType, type.Other }.OfType<string>()));

    /// <summary>Of a file so named, or so called by its sender; null for anything else.</summary>
    public static DocumentType? Of(string? name, string? mediaType = null)
    {
        var bare = mediaType?.Split(';')[0].Trim();
        return Signable.Concat(Old).FirstOrDefault(type => type.IsOf(name, null)) ?? Signable.Concat(Old).FirstOrDefault(type => type.IsOf(null, bare));
    }
}
