namespace SmartCaBot.Office.Cards.Formats;

/// <summary>A picture without anything but itself: no place, time, camera, thumbnail or text, and nothing after its end.</summary>
/// <param name="Kind">By its content.</param>
/// <param name="Width">As it is shown, in pixels.</param>
/// <param name="Height">As it is shown, in pixels.</param>
/// <param name="Content">The bytes to keep.</param>
internal sealed record CleanPicture(PictureKind Kind, int Width, int Height, byte[] Content);

/// <summary>What a file turned out to be.</summary>
internal abstract record PictureReading
{
    private PictureReading()
    {
    }

    public sealed record Read(CleanPicture Picture) : PictureReading;

    /// <summary>No picture of a kind that is known.</summary>
    public sealed record Unknown : PictureReading;

    /// <summary>HEIC or AVIF, as some phones store pictures: most browsers of an office do not show it.</summary>
    public sealed record PhoneOnly : PictureReading;

    /// <summary>Begins like a picture, and is cut off or broken.</summary>
    public sealed record Damaged : PictureReading;
}
