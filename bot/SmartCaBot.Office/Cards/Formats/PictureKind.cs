namespace SmartCaBot.Office.Cards.Formats;

/// <summary>Kinds that every browser shows.</summary>
internal enum PictureKind
{
    Jpeg,
    Png,
    WebP,
}

internal static class PictureKinds
{
    public static string ContentType(PictureKind kind) => kind switch
    {
        PictureKind.Jpeg => "image/jpeg",
        PictureKind.Png => "image/png",
        PictureKind.WebP => "image/webp",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Ending(PictureKind kind) => kind switch
    {
        PictureKind.Jpeg => ".jpg",
        PictureKind.Png => ".png",
        PictureKind.WebP => ".webp",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
