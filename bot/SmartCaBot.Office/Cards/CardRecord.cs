using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Office.Cards.Formats;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Office.Cards;

/// <summary>A picture of a card, as the table knows it.</summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="Side">Of the card.</param>
/// <param name="FileId">Where its bytes are, on its shelf.</param>
/// <param name="Kind">By its content.</param>
/// <param name="Width">Pixels, as it is shown.</param>
/// <param name="Height">Pixels, as it is shown.</param>
internal sealed record CardRecord(string Id, CardSide Side, string FileId, PictureKind Kind, int Width, int Height)
{
    public string Shelf => ShelfOf(Id);

    public static string ShelfOf(string id) => Held.CardShelf + id;
}
