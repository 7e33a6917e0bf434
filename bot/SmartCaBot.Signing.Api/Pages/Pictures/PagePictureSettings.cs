namespace SmartCaBot.Signing.Api.Pages.Pictures;

/// <summary>Pictures of a document's pages, for whoever is about to sign it on our page.</summary>
public sealed record PagePictureSettings
{
    /// <summary>Poppler's pdftoppm, by name or path; empty: no pictures, people are given the file itself.</summary>
    public string Program { get; init; } = "pdftoppm";

    /// <summary>Pages shown; of what is longer, the file tells the rest.</summary>
    public int MostPages { get; init; } = 10;

    /// <summary>For one page. What takes longer is ended.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What one page may take, bytes of address space.</summary>
    public long MemoryBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>Pages drawn at the same time.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>How long the page itself waits to learn whether there is a picture.</summary>
    public TimeSpan Moment { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Pictures kept in memory, bytes.</summary>
    public long CacheBytes { get; init; } = 32L * 1024 * 1024;
}
