using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Office.Cards.Formats;

namespace SmartCaBot.Office.Cards;

/// <summary>Which pictures an officer can work with.</summary>
internal static class CardPictureRules
{
    /// <summary>More than any phone's camera makes of a card.</summary>
    public const long MaxBytes = 15 * 1024 * 1024;

    // More would only serve to choke the officer's browser.
    private const long MostPixels = 64_000_000;

    // A card is 85.6 mm wide: about 9 pixels a millimetre, at which its smallest print is read.
    private const int LeastLongSide = 800;
    private const int LeastShortSide = 450;

    /// <summary>Null for one that will do.</summary>
    public static CardPictureOutcome? WhyNot(PictureReading reading) => reading switch
    {
        PictureReading.Read { Picture: var picture } => WhyNot(picture),
        PictureReading.PhoneOnly => CardPictureOutcome.PhoneFormat,
        PictureReading.Damaged => CardPictureOutcome.Damaged,
        _ => CardPictureOutcome.NotAPicture,
    };

    public static string NameOf(CardSide side, PictureKind kind) => (side == CardSide.Front ? "mat-truoc" : "mat-sau") + PictureKinds.Ending(kind);

    private static CardPictureOutcome? WhyNot(CleanPicture picture) =>
        (long)picture.Width * picture.Height > MostPixels ? CardPictureOutcome.TooLarge
        : Math.Max(picture.Width, picture.Height) < LeastLongSide || Math.Min(picture.Width, picture.Height) < LeastShortSide ? CardPictureOutcome.TooSmall
        : null;
}
