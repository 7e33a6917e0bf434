using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Office;

/// <summary>What the host tells this module.</summary>
public sealed record OfficeOptions
{
    /// <summary>How citizens reach the host: printed on posters. Null: as the officer's own request says.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The Official Account's id; null while Zalo is off.</summary>
    public string? ZaloAccount { get; init; }

    /// <summary>The zone in which officers read and write times.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Of a document to be signed.</summary>
    public long MaxFileBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Whether citizens send pictures of their card, for officers to look at.</summary>
    public CardPicturePolicy CardPictures { get; init; } = CardPicturePolicy.Required;

    /// <summary>How long such a picture stays after its dossier was decided.</summary>
    public int CardPictureDays { get; init; } = 30;

    /// <summary>People come by https: cookies are Secure.</summary>
    public bool Https { get; init; }
}
