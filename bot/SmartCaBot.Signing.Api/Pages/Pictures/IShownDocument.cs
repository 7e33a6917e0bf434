namespace SmartCaBot.Signing.Api.Pages.Pictures;

/// <summary>A document that somebody is about to sign, and whose pages they are shown.</summary>
public interface IShownDocument
{
    /// <summary>Of one owner's documents one page is drawn at a time.</summary>
    string Owner { get; }

    /// <summary>That can be drawn; 0 for everything but PDF.</summary>
    int Pages { get; }

    /// <summary>Of its bytes, hex.</summary>
    string Sha256 { get; }

    /// <summary>All of it; null when it is gone, or is not what was prepared.</summary>
    Task<byte[]?> ReadAsync(CancellationToken cancellationToken);
}
